/** One small class an upstream: stub, and mapping of answers and failures. */
@NullMarked
package chipgap.forecast.clients;

import org.jspecify.annotations.NullMarked;
