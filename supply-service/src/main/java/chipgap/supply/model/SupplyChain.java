package chipgap.supply.model;

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
    public record Amount(ChainStage stage, String part, double[] values) {}
}
