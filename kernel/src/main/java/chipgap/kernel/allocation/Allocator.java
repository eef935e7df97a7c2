package chipgap.kernel.allocation;

import java.util.Arrays;

/**
 * Exact allocation by closed-set water filling. Holds working space: one allocator a thread.
 *
 * <p>Tier by tier the vector of fill ratios (filled ÷ need) is lexicographically max-min given the fills of the tiers before. All active
 * groups rise together until a closed set's supply is used up; the groups inside it freeze, the others rise on. Strict priority never
 * lowers the total served. Method and proof sketch: {@code kernel/docs/allocation.md}.
 */
public final class Allocator {
    /** Sets within this of the tightest count as used up too; far above rounding, far below anything that matters. */
    private static final double TIE = 1e-12;

    private final AllocationNetwork network;
    private final double[] needOfGroup;
    private final double[] fillRatio;
    private final boolean[] active;
    private final double[] supplyOfSet;
    private final double[] servedOfSet;
    private final double[] reachOfSet;

    public Allocator(AllocationNetwork network) {
        this.network = network;
        int groups = network.tierOfGroup.length;
        int sets = network.suppliesOfSet.length;
        needOfGroup = new double[groups];
        fillRatio = new double[groups];
        active = new boolean[groups];
        supplyOfSet = new double[sets];
        servedOfSet = new double[sets];
        reachOfSet = new double[sets];
    }

    /**
     * Allocates.
     *
     * @param supply amount of each supply, finite, 0 or more
     * @param need need of each cell, finite, 0 or more
     * @param unmet receives the unmet need of each cell; exactly 0 where the need is met in full
     * @param used receives what is used of each supply; their sum is the need served, up to rounding
     */
    public void allocate(double[] supply, double[] need, double[] unmet, double[] used) {
        Arrays.fill(needOfGroup, 0);
        for (int cell = 0; cell < need.length; cell++) {
            int group = network.groupOfCell[cell];
            if (group >= 0) {
                needOfGroup[group] += need[cell];
            }
        }
        for (int set = 0; set < supplyOfSet.length; set++) {
            supplyOfSet[set] = sum(supply, network.suppliesOfSet[set]);
        }
        Arrays.fill(servedOfSet, 0);
        Arrays.fill(fillRatio, 0);
        for (int tier = 0; tier < network.tierCount; tier++) {
            fillTier(tier);
        }
        for (int cell = 0; cell < need.length; cell++) {
            int group = network.groupOfCell[cell];
            unmet[cell] = group < 0 ? need[cell] : need[cell] * (1 - fillRatio[group]);
        }
        use(supply, used);
    }

    private void fillTier(int tier) {
        boolean any = false;
        for (int group = 0; group < active.length; group++) {
            active[group] = network.tierOfGroup[group] == tier && needOfGroup[group] > 0;
            any |= active[group];
        }
        while (any) {
            double reach = reach();
            any = freeze(reach);
        }
    }

    /** The ratio to which all active groups can rise together, in [0, 1]. */
    private double reach() {
        double reach = 1;
        for (int set = 0; set < reachOfSet.length; set++) {
            double activeNeed = 0;
            for (int group : network.groupsOfSet[set]) {
                if (active[group]) {
                    activeNeed += needOfGroup[group];
                }
            }
            reachOfSet[set] = activeNeed > 0
                    ? Math.max(0, supplyOfSet[set] - servedOfSet[set]) / activeNeed
                    : Double.POSITIVE_INFINITY;
            reach = Math.min(reach, reachOfSet[set]);
        }
        return reach;
    }

    /** Freezes the groups inside every set that is used up at {@code reach}, or all at full reach. Returns whether any is still active. */
    private boolean freeze(double reach) {
        for (int set = 0; set < reachOfSet.length; set++) {
            if (reach >= 1 || reachOfSet[set] <= reach + TIE) {
                for (int group : network.groupsOfSet[set]) {
                    if (active[group]) {
                        active[group] = false;
                        fillRatio[group] = reach;
                    }
                }
            }
        }
        boolean any = false;
        for (boolean still : active) {
            any |= still;
        }
        for (int set = 0; set < servedOfSet.length; set++) {
            servedOfSet[set] = served(network.groupsOfSet[set]);
        }
        return any;
    }

    private double served(int[] groups) {
        double served = 0;
        for (int group : groups) {
            served += fillRatio[group] * needOfGroup[group];
        }
        return served;
    }

    /**
     * Uses as much as possible of each supply in the order of use, given the fills. The most that the first k supplies can serve together is
     * the least, over closed sets, of their amount inside the set plus everything served outside it.
     */
    private void use(double[] supply, double[] used) {
        double total = 0;
        for (int group = 0; group < fillRatio.length; group++) {
            total += fillRatio[group] * needOfGroup[group];
        }
        Arrays.fill(reachOfSet, 0);
        double usedBefore = 0;
        for (int place = 0; place < used.length; place++) {
            int next = network.orderOfUse[place];
            double most = total;
            for (int set = 0; set < reachOfSet.length; set++) {
                if (network.usedSupplyInSet[place][set]) {
                    reachOfSet[set] += supply[next];
                }
                most = Math.min(most, reachOfSet[set] + total - servedOfSet[set]);
            }
            most = Math.max(usedBefore, most);
            used[next] = Math.min(supply[next], most - usedBefore);
            usedBefore = most;
        }
    }

    private static double sum(double[] values, int[] indices) {
        double sum = 0;
        for (int index : indices) {
            sum += values[index];
        }
        return sum;
    }
}
