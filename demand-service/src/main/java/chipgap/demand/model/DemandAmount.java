package chipgap.demand.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount that is wanted.
 *
 * @param measure what is measured
 * @param segment of whom; null for the whole
 * @param values one number a draw, in the measure's unit
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers
public record DemandAmount(DemandMeasure measure, @Nullable Segment segment, double[] values) {
    public double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Standard error of the mean of independent draws. */
    public double standardError() {
        double mean = mean();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /** Quantiles over the draws: the smallest value whose share of draws at or below it is the probability or more. */
    public List<Double> quantiles(List<Double> probabilities) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return probabilities.stream()
                .map(p -> sorted[(int) Math.clamp(Math.ceil(p * sorted.length) - 1, 0, sorted.length - 1.0)])
                .toList();
    }
}
