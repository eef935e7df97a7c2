/** What the service can be asked, one class a use case, and the port to its data. */
@NullMarked
package chipgap.demand.app;

import org.jspecify.annotations.NullMarked;
