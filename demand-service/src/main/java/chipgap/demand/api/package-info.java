/** The gRPC face of the service: roles, and messages to and from the model. */
@NullMarked
package chipgap.demand.api;

import org.jspecify.annotations.NullMarked;
