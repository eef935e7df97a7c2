package chipgap.demand.model;

import chipgap.kernel.evidence.Figure;
import java.util.Arrays;
import java.util.Objects;

/**
 * A statement beside the model.
 *
 * @param statement the statement
 * @param figure its figure
 * @param p5 5 % quantile of the model
 * @param p50 median of the model
 * @param p95 95 % quantile of the model
 * @param percentile share of draws at or below what is stated, in [0, 1]
 * @param draws draws that count
 */
public record StatementCheck(
        Statement statement, Figure figure, double p5, double p50, double p95, double percentile, int draws) {

    /** Checks a statement against the model's values of the same, at least one. */
    static StatementCheck of(Statement statement, Figure figure, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double stated = stated(figure);
        long below = Arrays.stream(sorted).filter(value -> value <= stated).count();
        return new StatementCheck(
                statement,
                figure,
                quantile(sorted, .05),
                quantile(sorted, .5),
                quantile(sorted, .95),
                (double) below / sorted.length,
                sorted.length);
    }

    /** The central value; the lone bound where there is none; the middle of both. */
    private static double stated(Figure figure) {
        Double low = figure.low();
        Double central = figure.central();
        Double high = figure.high();
        if (central != null) {
            return central;
        }
        if (low != null && high != null) {
            return (low + high) / 2;
        }
        return low != null ? low : Objects.requireNonNull(high);
    }

    private static double quantile(double[] sorted, double probability) {
        return sorted[(int) Math.ceil(probability * sorted.length) - 1];
    }
}
