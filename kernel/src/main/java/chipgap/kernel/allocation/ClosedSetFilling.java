package chipgap.kernel.allocation;

import java.util.Arrays;

/**
 * Closed-set water filling. All active groups of a tier rise together until a closed set's supply is used up; the groups inside it freeze, the
 * others rise on.
 */
final class ClosedSetFilling implements Filling {
    /** Sets within this of the tightest count as used up too; far above rounding, far below anything that matters. */
    private static final double TIE = 1e-12;

    private final AllocationNetwork network;
    private final boolean[] active;
    private final double[] supplyOfSet;
    private final double[] servedOfSet;
    private final double[] reachOfSet;

    ClosedSetFilling(AllocationNetwork network) {
        this.network = network;
        int sets = network.suppliesOfSet.length;
        active = new boolean[network.tierOfGroup.length];
        supplyOfSet = new double[sets];
        servedOfSet = new double[sets];
        reachOfSet = new double[sets];
    }

    @Override
    public void fill(double[] supply, double[] need, double[] ratio, double[] used) {
        for (int set = 0; set < supplyOfSet.length; set++) {
            supplyOfSet[set] = sum(supply, network.suppliesOfSet[set]);
        }
        Arrays.fill(servedOfSet, 0);
        Arrays.fill(ratio, 0);
        for (int tier = 0; tier < network.tierCount; tier++) {
            fillTier(tier, need, ratio);
        }
        use(supply, need, ratio, used);
    }

    private void fillTier(int tier, double[] need, double[] ratio) {
        boolean any = false;
        for (int group = 0; group < active.length; group++) {
            active[group] = network.tierOfGroup[group] == tier && need[group] > 0;
            any |= active[group];
        }
        while (any) {
            double reach = reach(need);
            any = freeze(reach, need, ratio);
        }
    }

    /** The ratio to which all active groups can rise together, in [0, 1]. */
    private double reach(double[] need) {
        double reach = 1;
        for (int set = 0; set < reachOfSet.length; set++) {
            double activeNeed = 0;
            for (int group : network.groupsOfSet[set]) {
                if (active[group]) {
                    activeNeed += need[group];
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
    private boolean freeze(double reach, double[] need, double[] ratio) {
        boolean all = !(reach < 1);
        for (int set = 0; set < reachOfSet.length; set++) {
            if (all || reachOfSet[set] <= reach + TIE) {
                for (int group : network.groupsOfSet[set]) {
                    if (active[group]) {
                        active[group] = false;
                        ratio[group] = reach;
                    }
                }
            }
        }
        boolean any = false;
        for (boolean still : active) {
            any |= still;
        }
        for (int set = 0; set < servedOfSet.length; set++) {
            servedOfSet[set] = served(network.groupsOfSet[set], need, ratio);
        }
        return any;
    }

    private static double served(int[] groups, double[] need, double[] ratio) {
        double served = 0;
        for (int group : groups) {
            served += ratio[group] * need[group];
        }
        return served;
    }

    /**
     * Uses as much as possible of each supply in the order of use, given the fills. The most that the first k supplies can serve together is
     * the least, over closed sets, of their amount inside the set plus everything served outside it.
     */
    private void use(double[] supply, double[] need, double[] ratio, double[] used) {
        double total = 0;
        for (int group = 0; group < need.length; group++) {
            total += ratio[group] * need[group];
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
