package chipgap.forecast.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One quarter of one draw, as it is composed.
 *
 * @param block the draws of its block
 * @param draw which of them
 */
record DrawState(BlockComposer block, int draw) {
    private Composition composition() {
        return block.composition;
    }

    /** Whether chips are left over: whoever is short may not use them. */
    boolean hasIdleChips() {
        double available = sum(block.available);
        return available - sum(block.used) > BlockComposer.DUST * available;
    }

    /** What one more H100e of a product would serve, in [0, 1]. */
    double marginalServed(int product) {
        return block.marginalServed(draw, product);
    }

    /** What is left over of a product, in H100e. */
    double left(int product) {
        return Math.max(0, block.available[product][draw] - block.used[product][draw]);
    }

    /** What a chip of a product delivers, in H100e. */
    double h100ePerChip(int product) {
        return block.h100ePerChip[product][draw];
    }

    /** New chips of a product. */
    double newChips(int product) {
        return block.inflow[product][draw] / h100ePerChip(product);
    }

    /**
     * Chips of a product that a segment gets. Allocation tells who is served how much, not with which chip where several would do: a product's chips
     * are taken to be split over those who may use it in proportion to what they are served.
     *
     * @param segment position of the segment
     */
    double chipsFor(int segment, int product) {
        double own = 0;
        double all = 0;
        for (int c = 0; c < block.need.length; c++) {
            if (composition().mayUse(c, product)) {
                double served = block.need[c][draw] - block.unmet[c][draw];
                all += served;
                own += composition().segmentOfCell[c / 2] == segment ? served : 0;
            }
        }
        double share = all > 0 ? own / all : 0;
        return share * block.used[product][draw] / h100ePerChip(product);
    }

    /** New chips, in H100e. */
    double supply() {
        return sum(block.inflow);
    }

    /** New chips on one pathway, in H100e. */
    double supply(Pathway pathway) {
        double sum = 0;
        for (int p = 0; p < block.inflow.length; p++) {
            if (composition().products.get(p).pathway() == pathway) {
                sum += block.inflow[p][draw];
            }
        }
        return sum;
    }

    /** What all segments together want and get. */
    Want total() {
        return new Want(sum(block.demand), sum(block.need), sum(block.unmet));
    }

    /** What each segment wants and gets. */
    List<Want> segments() {
        double[] demands = bySegment(block.demand);
        double[] needs = bySegment(block.need);
        double[] unmets = bySegment(block.unmet);
        return IntStream.range(0, demands.length)
                .mapToObj(i -> new Want(demands[i], needs[i], unmets[i]))
                .toList();
    }

    private double[] bySegment(double[][] cells) {
        double[] sums = new double[composition().segments.size()];
        for (int c = 0; c < cells.length; c++) {
            sums[composition().segmentOfCell[c / 2]] += cells[c][draw];
        }
        return sums;
    }

    private double sum(double[][] columns) {
        double sum = 0;
        for (double[] column : columns) {
            sum += column[draw];
        }
        return sum;
    }
}
