/** What the service can be asked, one class a use case, and its ports: the stored forecasts and the three upstreams. */
@NullMarked
package chipgap.forecast.app;

import org.jspecify.annotations.NullMarked;
