/** The gRPC face of the service: roles, and messages to and from the model. */
@NullMarked
package chipgap.forecast.api;

import org.jspecify.annotations.NullMarked;
