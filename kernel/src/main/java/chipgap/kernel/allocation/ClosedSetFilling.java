package chipgap.kernel.allocation;

import chipgap.kernel.allocation.SetTables.Bounds;
import chipgap.kernel.allocation.SetTables.Tier;

/**
 * Closed-set water filling. All active groups of a tier rise together until a closed set's supply is used up; the groups inside it freeze, the
 * others rise on. The same steps as {@link ScalarLaneAllocator}, in double precision.
 */
final class ClosedSetFilling implements Filling {
    /** Sets within this of the tightest count as used up too; far above rounding, far below anything that matters. */
    private static final double TIE = 1e-12;

    private final SetTables tables;
    private final double[] supplyOfClass;
    private final double[] supplyOfSet;
    private final double[] leftOfClosed;
    private final double[] servedOfGroup;
    private final double[] active;
    private final double[] left;
    private final double[] sums;
    private final boolean[] isTight;

    ClosedSetFilling(AllocationNetwork network) {
        tables = new SetTables(network);
        int sets = tables.supplies.count();
        supplyOfClass = new double[tables.suppliesOfClass.length];
        supplyOfSet = new double[sets];
        leftOfClosed = new double[sets];
        servedOfGroup = new double[tables.groupCount];
        active = new double[tables.groupCount];
        left = new double[sets];
        sums = new double[sets];
        isTight = new boolean[sets];
    }

    @Override
    public void fill(double[] supply, double[] need, double[] ratio, double[] used) {
        for (int c = 0; c < supplyOfClass.length; c++) {
            double sum = 0;
            for (int s : tables.suppliesOfClass[c]) {
                sum += supply[s];
            }
            supplyOfClass[c] = sum;
        }
        sum(tables.supplies, supplyOfClass, supplyOfSet);
        System.arraycopy(supplyOfSet, 0, leftOfClosed, 0, supplyOfSet.length);
        for (Tier tier : tables.tiers) {
            fillTier(tier, need, ratio);
        }
        use(supply, used);
    }

    private static void sum(SetSums sets, double[] values, double[] sums) {
        for (int set = 0; set < sets.count(); set++) {
            sums[set] = sum(sets, set, values, sums);
        }
    }

    private static double sum(SetSums sets, int set, double[] values, double[] sums) {
        double sum = sets.base()[set] < 0 ? 0 : sums[sets.base()[set]];
        for (int element : sets.added()[set]) {
            sum += values[element];
        }
        return sum;
    }

    private void fillTier(Tier tier, double[] need, double[] ratio) {
        for (int set = 0; set < tier.limitsOfSet().length; set++) {
            double least = Double.MAX_VALUE;
            for (int closed : tier.limitsOfSet()[set]) {
                least = Math.min(leftOfClosed[closed], least);
            }
            left[set] = Math.max(0, least);
        }
        boolean any = false;
        for (int group : tier.groups()) {
            active[group] = need[group];
            ratio[group] = 1;
            any |= active[group] > 0;
        }
        sum(tier.wanted(), active, sums);
        while (any) {
            double reach = reach(tier);
            any = reach < 1 && freeze(tier, reach, ratio);
            if (any) {
                lower(tier, reach);
            }
        }
        for (int group : tier.groups()) {
            servedOfGroup[group] = ratio[group] * need[group];
        }
        sum(tier.taken(), servedOfGroup, sums);
        for (int taker = 0; taker < tier.takers().length; taker++) {
            leftOfClosed[tier.takers()[taker]] -= sums[tier.sumOfTaker()[taker]];
        }
    }

    /** The ratio to which all active groups can rise together, in [0, 1]. */
    private double reach(Tier tier) {
        double reach = 1;
        for (int set = 0; set < tier.wanted().count(); set++) {
            if (left[set] < reach * sums[set]) {
                reach = left[set] / sums[set];
            }
        }
        return reach;
    }

    /** Freezes the groups inside every set that is used up at {@code reach}. Returns whether any is still active. */
    private boolean freeze(Tier tier, double reach, double[] ratio) {
        SetSums sets = tier.wanted();
        for (int set = 0; set < sets.count(); set++) {
            isTight[set] = left[set] <= (reach + TIE) * sums[set];
        }
        for (int set = sets.count() - 1; set >= 0; set--) {
            if (isTight[set]) {
                freeze(sets, set, reach, ratio);
            }
        }
        boolean any = false;
        for (int group : tier.groups()) {
            any |= active[group] > 0;
        }
        return any;
    }

    /** Freezes what a set adds to the one that it is built from, which is used up with it. */
    private void freeze(SetSums sets, int set, double reach, double[] ratio) {
        if (sets.base()[set] >= 0) {
            isTight[sets.base()[set]] = true;
        }
        for (int group : sets.added()[set]) {
            if (active[group] > 0) {
                active[group] = 0;
                ratio[group] = reach;
            }
        }
    }

    /** Takes out of every set what its groups were frozen with. */
    private void lower(Tier tier, double reach) {
        for (int set = 0; set < tier.wanted().count(); set++) {
            double sum = sum(tier.wanted(), set, active, sums);
            left[set] = Math.max(0, left[set] - reach * (sums[set] - sum));
            sums[set] = sum;
        }
    }

    /**
     * Uses as much as possible of each supply in the order of use, given the fills. The most that the first k supplies can serve together is
     * the least, over closed sets, of their amount inside the set plus everything served outside it; inside a class the earlier supply goes first.
     */
    private void use(double[] supply, double[] used) {
        sum(tables.served, servedOfGroup, sums);
        double total = sums[tables.served.count() - 1];
        double usedBefore = 0;
        for (int c = 0; c < tables.bounds.length; c++) {
            Bounds bounds = tables.bounds[c];
            double least = 0;
            for (int i = 0; i < bounds.supply().length; i++) {
                least = Math.min(supplyOfSet[bounds.supply()[i]] - sums[bounds.served()[i]], least);
            }
            double most = Math.max(usedBefore, total + least);
            double rest = most - usedBefore;
            for (int s : tables.suppliesOfClass[c]) {
                used[s] = Math.min(supply[s], rest);
                rest -= used[s];
            }
            usedBefore = most;
        }
    }
}
