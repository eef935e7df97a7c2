package chipgap.supply.model;

import java.util.Arrays;
import java.util.List;

/**
 * The chain from wafers to chips in one quarter.
 *
 * @param amounts what passes each stage, in the order of the stages
 * @param constraints what stops one more domestic chip, one a draw
 */
public record SupplyChain(List<Amount> amounts, List<Constraint> constraints) {
    public SupplyChain {
        amounts = List.copyOf(amounts);
        constraints = List.copyOf(constraints);
    }

    /**
     * An amount at a stage.
     *
     * @param stage the stage
     * @param part id of the line, die or chip that it is of; empty for the whole
     * @param values one number a draw, in the stage's unit
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record Amount(ChainStage stage, String part, double[] values) {
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
}
