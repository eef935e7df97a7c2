package chipgap.kernel.summary;

import java.util.Arrays;
import java.util.List;

/** One number in each of a few independent draws, summed up exactly. For many draws see {@link Summary}. Immutable. */
public final class Sample {
    private final double[] sorted;
    private final double mean;

    /**
     * A sample.
     *
     * @param values one number a draw, at least one
     */
    public Sample(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A sample holds at least one draw.");
        }
        mean = Arrays.stream(values).sum() / values.length;
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** Number of draws. */
    public int draws() {
        return sorted.length;
    }

    public double mean() {
        return mean;
    }

    /** Standard error of the mean; 0 for one draw. */
    public double standardError() {
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1) / sorted.length);
    }

    /** The smallest value whose share of draws at or below it is the probability or more. */
    public double quantile(double probability) {
        return sorted[(int) Math.clamp(Math.ceil(probability * sorted.length) - 1, 0, sorted.length - 1.0)];
    }

    /** The quantile at each of several probabilities. */
    public List<Double> quantiles(List<Double> probabilities) {
        return probabilities.stream().map(this::quantile).toList();
    }

    /** Share of draws at or below a value, in [0, 1]. */
    public double shareUpTo(double value) {
        return (double) Arrays.stream(sorted).filter(each -> each <= value).count() / sorted.length;
    }
}
