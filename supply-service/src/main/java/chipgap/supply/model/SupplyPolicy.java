package chipgap.supply.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What policy does to supply in each draw of a block. Intensities are row-major, #draws × #quarters of {@link SupplyModel#HORIZON}, in [0, 1].
 *
 * @param flowBlocks blocks of flows of chips
 * @param flowCaps limits on flows of chips
 * @param inputBlocks blocks of inflows of inputs
 * @param setAsides shares of wafers reserved for a designer
 * @param anticipations purchases brought forward while a block is expected
 */
public record SupplyPolicy(
        List<FlowBlock> flowBlocks,
        List<FlowCap> flowCaps,
        List<InputBlock> inputBlocks,
        List<SetAside> setAsides,
        List<Anticipation> anticipations) {

    /** No policy at all. */
    public static final SupplyPolicy NONE = new SupplyPolicy(List.of(), List.of(), List.of(), List.of(), List.of());

    public SupplyPolicy {
        flowBlocks = List.copyOf(flowBlocks);
        flowCaps = List.copyOf(flowCaps);
        inputBlocks = List.copyOf(inputBlocks);
        setAsides = List.copyOf(setAsides);
        anticipations = List.copyOf(anticipations);
    }

    /** An input of chip making that policy can cut. */
    public enum Input {
        /** Imported memory stacks. */
        HBM_IMPORT,
        /** Dies made abroad for front companies. */
        PROXY_DIES,
        /** Tools of fabs: without them a line keeps its wafer starts, but adds none. */
        FAB_TOOLS
    }

    /** What is bought early. */
    public sealed interface Target permits Chips, Inflow {}

    /** The inflow of an input. */
    public record Inflow(Input input) implements Target {}

    /** Chips of one pathway; empty ids: every chip. */
    public record Chips(Pathway pathway, Set<String> ids) implements Target {
        public Chips {
            ids = Set.copyOf(ids);
        }

        boolean hold(String chip, Pathway way) {
            return pathway == way && (ids.isEmpty() || ids.contains(chip));
        }
    }

    /** A block of a flow. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record FlowBlock(Chips chips, double[] intensities) {}

    /** A limit on the chips of a flow together: of what exceeds it a share, the intensity, is stopped. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record FlowCap(Chips chips, double chipsPerQuarter, double[] intensities) {}

    /** A block of the inflow of an input. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record InputBlock(Input input, double[] intensities) {}

    /** A share of wafers reserved for a designer. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record SetAside(String designer, double shareFraction, double[] intensities) {}

    /**
     * Purchases brought forward while a block is expected.
     *
     * @param target what is bought early
     * @param quarters length of the time whose purchases are brought forward, above 0
     * @param shareFraction share of them brought forward at intensity 1, in (0, 1]
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record Anticipation(Target target, double quarters, double shareFraction, double[] intensities) {}

    /** Ids of all chips that it names. */
    Set<String> chipsNamed() {
        Set<String> named = new TreeSet<>();
        flowBlocks.forEach(block -> named.addAll(block.chips().ids()));
        flowCaps.forEach(cap -> named.addAll(cap.chips().ids()));
        for (Anticipation anticipation : anticipations) {
            if (anticipation.target() instanceof Chips chips) {
                named.addAll(chips.ids());
            }
        }
        return named;
    }

    /** What passes all blocks of a chip's flow, which act in series: multiplies a column by {@code 1 − intensity} of each. */
    void pass(String chip, Pathway pathway, double[] chips) {
        for (FlowBlock block : flowBlocks) {
            if (block.chips().hold(chip, pathway)) {
                pass(block.intensities(), chips);
            }
        }
    }

    /** The same for the inflow of an input. */
    void pass(Input input, double[] inflow) {
        for (InputBlock block : inputBlocks) {
            if (block.input() == input) {
                pass(block.intensities(), inflow);
            }
        }
    }

    private static void pass(double[] intensities, double[] column) {
        for (int cell = 0; cell < column.length; cell++) {
            column[cell] *= 1 - intensities[cell];
        }
    }

    /** What passes all blocks of an input in a cell. */
    double passing(Input input, int cell) {
        double passing = 1;
        for (InputBlock block : inputBlocks) {
            if (block.input() == input) {
                passing *= 1 - block.intensities()[cell];
            }
        }
        return passing;
    }

    boolean blocks(Input input) {
        return inputBlocks.stream().anyMatch(block -> block.input() == input);
    }
}
