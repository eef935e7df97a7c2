/** Scores of probability forecasts against what came, lower is better. Entry types: {@link chipgap.kernel.score.QuantileForecast} and {@link chipgap.kernel.score.Ensemble}. */
@NullMarked
package chipgap.kernel.score;

import org.jspecify.annotations.NullMarked;
