/** What the service can be asked, one class a use case, and the port to the stored policy book. */
@NullMarked
package chipgap.policy.app;

import org.jspecify.annotations.NullMarked;
