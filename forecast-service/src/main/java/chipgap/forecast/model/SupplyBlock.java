package chipgap.forecast.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Supply in every draw of a block. Columns are by quarter, then draw, where nothing else is said.
 *
 * @param origin model and inputs it comes from
 * @param flows new chips, one entry a chip and pathway, in an order that is the same in every block
 * @param domesticEffectiveness share of its catalogue compute that a domestic chip delivers, one a draw
 * @param constraints what stops one more domestic chip
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers
public record SupplyBlock(
        Manifest.Upstream origin, List<Flow> flows, float[] domesticEffectiveness, Constraint[][] constraints) {
    public SupplyBlock {
        flows = List.copyOf(flows);
    }

    /**
     * New chips of one product on one pathway.
     *
     * @param product what flows
     * @param chips chips
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record Flow(Product product, float[][] chips) {}

    /**
     * What flows.
     *
     * @param chip name of the chip
     * @param pathway pathway
     * @param domestic whether buyers bound to domestic chips may use it
     * @param workloads workloads it is suited for
     * @param h100ePerChip compute of one chip by the catalogue
     */
    public record Product(
            String chip, Pathway pathway, boolean domestic, Set<Workload> workloads, double h100ePerChip) {
        public Product {
            workloads = Set.copyOf(workloads);
        }

        private Product on(ComputeBasis basis, Map<String, ChipFacts> catalogue) {
            ChipFacts facts = catalogue.get(chip);
            Double h100e = facts == null ? null : basis.h100e(h100ePerChip, facts);
            if (h100e == null) {
                throw new ComputeBasis.NoRateException(basis, chip);
            }
            return new Product(chip, pathway, domestic, workloads, h100e);
        }
    }

    /**
     * The same with compute on another basis.
     *
     * @param catalogue what is published of the chips, by name
     * @throws ComputeBasis.NoRateException when a chip's rate is not published
     */
    public SupplyBlock on(ComputeBasis basis, Map<String, ChipFacts> catalogue) {
        return new SupplyBlock(
                origin,
                flows.stream()
                        .map(flow -> new Flow(flow.product().on(basis, catalogue), flow.chips()))
                        .toList(),
                domesticEffectiveness,
                constraints);
    }

    List<Product> products() {
        return flows.stream().map(Flow::product).toList();
    }
}
