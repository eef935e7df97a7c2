/** Reference data: read from the shipped files, kept in PostgreSQL. */
@NullMarked
package chipgap.supply.store;

import org.jspecify.annotations.NullMarked;
