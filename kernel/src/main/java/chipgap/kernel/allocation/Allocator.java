package chipgap.kernel.allocation;

import java.util.Arrays;

/**
 * Exact allocation under the rule of a network. Holds working space: one allocator a thread.
 *
 * <p>Under every rule but {@link AllocationRule#PRO_RATA} the vector of fill ratios (filled ÷ need) is, tier by tier, lexicographically
 * max-min given the fills of the tiers before; strict priority then never lowers the total served. Methods and proof sketches: {@code
 * kernel/docs/allocation.md}.
 */
public final class Allocator {
    private final int[] groupOfCell;
    private final Filling filling;
    private final double[] needOfGroup;
    private final double[] fillRatio;
    /** One draw of columns. */
    private final double[] supplies;

    private final double[] needs;
    private final double[] unmets;
    private final double[] useds;

    public Allocator(AllocationNetwork network) {
        this(network, network.newFilling());
    }

    Allocator(AllocationNetwork network, Filling filling) {
        this.groupOfCell = network.groupOfCell;
        this.filling = filling;
        needOfGroup = new double[network.tierOfGroup.length];
        fillRatio = new double[network.tierOfGroup.length];
        supplies = new double[network.supplyCount];
        needs = new double[network.cellCount()];
        unmets = new double[needs.length];
        useds = new double[supplies.length];
    }

    /**
     * Allocates. Checks nothing, see {@link AllocationNetwork#check}.
     *
     * @param supply amount of each supply, finite, 0 or more
     * @param need need of each cell, finite, 0 or more
     * @param unmet receives the unmet need of each cell; exactly 0 where the need is met in full
     * @param used receives what is used of each supply; their sum is the need served, up to rounding
     */
    public void allocate(double[] supply, double[] need, double[] unmet, double[] used) {
        Arrays.fill(needOfGroup, 0);
        for (int cell = 0; cell < need.length; cell++) {
            int group = groupOfCell[cell];
            if (group >= 0) {
                needOfGroup[group] += need[cell];
            }
        }
        filling.fill(supply, needOfGroup, fillRatio, used);
        for (int cell = 0; cell < need.length; cell++) {
            int group = groupOfCell[cell];
            unmet[cell] = group < 0 ? need[cell] : need[cell] * (1 - fillRatio[group]);
        }
    }

    /**
     * Allocates in some draws, one after the other: the same numbers as a call for each. Every argument is a column of draws for each supply or cell.
     *
     * @param from first draw
     * @param end the draw after the last one
     */
    public void allocate(double[][] supply, double[][] need, double[][] unmet, double[][] used, int from, int end) {
        for (int draw = from; draw < end; draw++) {
            read(supply, draw, supplies);
            read(need, draw, needs);
            allocate(supplies, needs, unmets, useds);
            write(unmets, unmet, draw);
            write(useds, used, draw);
        }
    }

    private static void read(double[][] columns, int draw, double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = columns[i][draw];
        }
    }

    private static void write(double[] row, double[][] columns, int draw) {
        for (int i = 0; i < row.length; i++) {
            columns[i][draw] = row[i];
        }
    }
}
