package chipgap.supply.model;

import java.util.List;

/**
 * Supply in every draw of a block, over the quarters of {@link SupplyModel#HORIZON}.
 *
 * @param flows new chips, one entry a chip and pathway
 * @param constraints what stops one more domestic chip, row-major, #draws × #quarters
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers
public record SupplySample(List<Flow> flows, Constraint[] constraints) {
    public SupplySample {
        flows = List.copyOf(flows);
    }
}
