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
    private final int supplyCount;
    private final int[] groupOfCell;
    private final Filling filling;
    private double[][] needOfGroup;
    private double[][] fillRatio;

    public Allocator(AllocationNetwork network) {
        this(network, network.newFilling());
    }

    Allocator(AllocationNetwork network, Filling filling) {
        this.supplyCount = network.supplyCount;
        this.groupOfCell = network.groupOfCell;
        this.filling = filling;
        needOfGroup = new double[network.tierOfGroup.length][0];
        fillRatio = new double[needOfGroup.length][0];
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
        double[][] unmets = new double[need.length][1];
        double[][] useds = new double[supplyCount][1];
        allocate(columns(supply), columns(need), unmets, useds, 0, 1);
        for (int cell = 0; cell < need.length; cell++) {
            unmet[cell] = unmets[cell][0];
        }
        for (int s = 0; s < supplyCount; s++) {
            used[s] = useds[s][0];
        }
    }

    private static double[][] columns(double[] row) {
        double[][] columns = new double[row.length][];
        for (int i = 0; i < row.length; i++) {
            columns[i] = new double[] {row[i]};
        }
        return columns;
    }

    /**
     * Allocates in some draws: the same numbers as a call for each. Every argument is a column of draws for each supply or cell.
     *
     * @param from first draw
     * @param end the draw after the last one
     */
    public void allocate(double[][] supply, double[][] need, double[][] unmet, double[][] used, int from, int end) {
        makeRoom(end);
        for (double[] sum : needOfGroup) {
            Arrays.fill(sum, from, end, 0);
        }
        for (int cell = 0; cell < groupOfCell.length; cell++) {
            if (groupOfCell[cell] >= 0) {
                double[] sum = needOfGroup[groupOfCell[cell]];
                for (int draw = from; draw < end; draw++) {
                    sum[draw] += need[cell][draw];
                }
            }
        }
        filling.fill(supply, needOfGroup, fillRatio, used, from, end);
        for (int cell = 0; cell < groupOfCell.length; cell++) {
            if (groupOfCell[cell] < 0) {
                System.arraycopy(need[cell], from, unmet[cell], from, end - from);
            } else {
                spread(fillRatio[groupOfCell[cell]], need[cell], unmet[cell], from, end);
            }
        }
    }

    private static void spread(double[] ratio, double[] need, double[] unmet, int from, int end) {
        for (int draw = from; draw < end; draw++) {
            unmet[draw] = need[draw] * (1 - ratio[draw]);
        }
    }

    private void makeRoom(int draws) {
        if (needOfGroup.length > 0 && needOfGroup[0].length < draws) {
            needOfGroup = new double[needOfGroup.length][draws];
            fillRatio = new double[needOfGroup.length][draws];
        }
    }
}
