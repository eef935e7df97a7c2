/** How supply, policy and demand compose into shortage. Reading starts at {@link chipgap.forecast.model.Composition}. */
@NullMarked
package chipgap.forecast.model;

import org.jspecify.annotations.NullMarked;
