package chipgap.forecast.model;

import chipgap.kernel.summary.Estimate;
import chipgap.kernel.summary.ScrambledSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A distribution over draws.
 *
 * @param mean mean
 * @param standardError Monte Carlo standard error of the mean
 * @param quantiles quantiles at {@link ForecastResult#PROBABILITIES}
 * @param quantileErrors standard error of each quantile; null in early results
 */
public record Spread(
        double mean,
        double standardError,
        List<Double> quantiles,
        @Nullable List<Double> quantileErrors) {

    static Spread of(ScrambledSummary summary) {
        List<Estimate> quantiles = summary.quantiles(ForecastResult.PROBABILITIES);
        return new Spread(
                summary.mean().value(),
                summary.mean().standardError(),
                quantiles.stream().map(Estimate::value).toList(),
                quantiles.stream().map(Estimate::standardError).toList());
    }

    /** The same in a smaller unit. */
    Spread times(double factor) {
        return new Spread(factor * mean, factor * standardError, times(factor, quantiles), errorsTimes(factor));
    }

    private @Nullable List<Double> errorsTimes(double factor) {
        return quantileErrors == null ? null : times(factor, quantileErrors);
    }

    private static List<Double> times(double factor, List<Double> values) {
        return values.stream().map(value -> factor * value).toList();
    }
}
