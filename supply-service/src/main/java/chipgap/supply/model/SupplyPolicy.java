package chipgap.supply.model;

import java.util.List;
import java.util.Set;

/**
 * What policy does to supply in each draw of a block. Intensities are row-major, #draws × #quarters of {@link SupplyModel#HORIZON}, in [0, 1].
 *
 * @param flowBlocks blocks of flows of chips
 * @param flowCaps caps on legal imports
 * @param hbmBlocks blocks of imported memory
 * @param proxyDieBlocks blocks of dies made abroad
 * @param setAsides shares of wafers reserved for a designer
 */
public record SupplyPolicy(
        List<FlowBlock> flowBlocks,
        List<FlowCap> flowCaps,
        List<double[]> hbmBlocks,
        List<double[]> proxyDieBlocks,
        List<SetAside> setAsides) {

    /** No policy at all. */
    public static final SupplyPolicy NONE = new SupplyPolicy(List.of(), List.of(), List.of(), List.of());

    public SupplyPolicy {
        flowBlocks = List.copyOf(flowBlocks);
        flowCaps = List.copyOf(flowCaps);
        hbmBlocks = List.copyOf(hbmBlocks);
        proxyDieBlocks = List.copyOf(proxyDieBlocks);
        setAsides = List.copyOf(setAsides);
    }

    /** Policy without caps. */
    public SupplyPolicy(
            List<FlowBlock> flowBlocks,
            List<double[]> hbmBlocks,
            List<double[]> proxyDieBlocks,
            List<SetAside> setAsides) {
        this(flowBlocks, List.of(), hbmBlocks, proxyDieBlocks, setAsides);
    }

    /**
     * A cap on legal imports that its chips share.
     *
     * @param chips chips in scope, empty for every chip
     * @param chipsPerQuarter chips that may pass in a quarter
     * @param intensities share of what is above the cap that is stopped
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record FlowCap(Set<String> chips, double chipsPerQuarter, double[] intensities) {
        public FlowCap {
            chips = Set.copyOf(chips);
        }

        boolean caps(String chip) {
            return chips.isEmpty() || chips.contains(chip);
        }
    }

    /** A block of a pathway's flow; empty chips: every chip. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record FlowBlock(Pathway pathway, Set<String> chips, double[] intensities) {
        public FlowBlock {
            chips = Set.copyOf(chips);
        }

        boolean stops(String chip, Pathway way) {
            return pathway == way && (chips.isEmpty() || chips.contains(chip));
        }
    }

    /** A share of wafers reserved for a designer. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record SetAside(String designer, double shareFraction, double[] intensities) {}

    /** What passes all blocks of a chip's flow, which act in series: the product of {@code 1 − intensity}. */
    double passing(String chip, Pathway pathway, int cell) {
        double passing = 1;
        for (FlowBlock block : flowBlocks) {
            if (block.stops(chip, pathway)) {
                passing *= 1 - block.intensities()[cell];
            }
        }
        return passing;
    }

    static double passing(List<double[]> blocks, int cell) {
        double passing = 1;
        for (double[] intensities : blocks) {
            passing *= 1 - intensities[cell];
        }
        return passing;
    }
}
