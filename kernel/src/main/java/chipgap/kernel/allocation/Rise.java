package chipgap.kernel.allocation;

import chipgap.kernel.allocation.SetTables.Tier;

/** The rise of a tier's groups in one draw in which not all of them are met. */
final class Rise {
    /** Sets within this of the tightest count as used up too; far above rounding, far below anything that matters. */
    private static final double TIE = 1e-12;

    private final double[] active;
    private final double[] left;
    private final double[] sums;
    private final boolean[] isTight;

    Rise(int groups, int sets) {
        active = new double[groups];
        left = new double[sets];
        sums = new double[sets];
        isTight = new boolean[sets];
    }

    /**
     * Raises all groups of a tier until each is met or frozen. Arguments are columns of draws.
     *
     * @param limits what is left for each set of the tier
     * @param wanted needs of the groups inside each set
     * @param needs need of each group
     * @param ratio receives the ratio of each group that freezes
     */
    void toTheTop(Tier tier, double[][] limits, double[][] wanted, double[][] needs, double[][] ratio, int draw) {
        for (int set = 0; set < tier.wanted().count(); set++) {
            left[set] = limits[set][draw];
            sums[set] = wanted[set][draw];
        }
        for (int group : tier.groups()) {
            active[group] = needs[group][draw];
        }
        double reach = reach(tier);
        while (reach < 1 && freeze(tier, reach, ratio, draw)) {
            lower(tier, reach);
            reach = reach(tier);
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
    private boolean freeze(Tier tier, double reach, double[][] ratio, int draw) {
        SetSums sets = tier.wanted();
        for (int set = 0; set < sets.count(); set++) {
            isTight[set] = left[set] <= (reach + TIE) * sums[set];
        }
        for (int set = sets.count() - 1; set >= 0; set--) {
            if (isTight[set]) {
                freeze(sets, set, reach, ratio, draw);
            }
        }
        boolean any = false;
        for (int group : tier.groups()) {
            any |= active[group] > 0;
        }
        return any;
    }

    /** Freezes what a set adds to the one that it is built from, which is used up with it. */
    private void freeze(SetSums sets, int set, double reach, double[][] ratio, int draw) {
        if (sets.base()[set] >= 0) {
            isTight[sets.base()[set]] = true;
        }
        for (int group : sets.added()[set]) {
            if (active[group] > 0) {
                active[group] = 0;
                ratio[group][draw] = reach;
            }
        }
    }

    /** Takes out of every set what its groups were frozen with. */
    private void lower(Tier tier, double reach) {
        SetSums sets = tier.wanted();
        for (int set = 0; set < sets.count(); set++) {
            double sum = sets.base()[set] < 0 ? 0 : sums[sets.base()[set]];
            for (int group : sets.added()[set]) {
                sum += active[group];
            }
            left[set] = Math.max(0, left[set] - reach * (sums[set] - sum));
            sums[set] = sum;
        }
    }
}
