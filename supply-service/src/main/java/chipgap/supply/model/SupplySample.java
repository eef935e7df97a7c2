package chipgap.supply.model;

import java.util.List;

/**
 * Supply in every draw of a block, over the quarters of {@link SupplyModel#HORIZON}.
 *
 * @param flows new chips, one entry a chip and pathway
 * @param domesticEffectiveness share of its catalogue compute that a domestic chip delivers, one a draw
 * @param constraints what stops one more domestic chip, row-major, #draws × #quarters
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
public record SupplySample(List<Flow> flows, double[] domesticEffectiveness, Constraint[] constraints) {
    public SupplySample {
        flows = List.copyOf(flows);
    }
}
