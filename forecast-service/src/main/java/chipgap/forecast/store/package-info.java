/** Forecasts in PostgreSQL. */
@NullMarked
package chipgap.forecast.store;

import org.jspecify.annotations.NullMarked;
