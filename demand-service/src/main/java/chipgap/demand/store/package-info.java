/** Reference data: read from the shipped files, kept in PostgreSQL. */
@NullMarked
package chipgap.demand.store;

import org.jspecify.annotations.NullMarked;
