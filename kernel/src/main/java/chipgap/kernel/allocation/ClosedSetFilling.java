package chipgap.kernel.allocation;

import chipgap.kernel.allocation.SetTables.Bounds;
import chipgap.kernel.allocation.SetTables.Tier;
import java.util.Arrays;

/**
 * Closed-set water filling. All active groups of a tier rise together until a closed set's supply is used up; the groups inside it freeze, the
 * others rise on. Everything but the rise of groups that are short goes through all draws at once, column by column, and every column has a draw at the
 * same index, so that the compiler can vectorise the loops.
 */
final class ClosedSetFilling implements Filling {
    private final SetTables tables;
    private final Rise rise;
    private int draws;
    private double[][] supplyOfClass = {};
    private double[][] supplyOfSet = {};
    private double[][] leftOfClosed = {};
    private double[][] servedOfGroup = {};
    private double[][] left = {};
    private double[][] sums = {};
    private double[] lacking = {};
    private double[] usedBefore = {};
    private double[] rest = {};

    ClosedSetFilling(SetTables tables) {
        this.tables = tables;
        rise = new Rise(tables.groupCount, tables.supplies.count());
    }

    @Override
    public void fill(double[][] supply, double[][] need, double[][] ratio, double[][] used, int from, int end) {
        makeRoom(end);
        for (int c = 0; c < supplyOfClass.length; c++) {
            Arrays.fill(supplyOfClass[c], from, end, 0);
            for (int s : tables.suppliesOfClass[c]) {
                add(supply[s], supplyOfClass[c], from, end);
            }
        }
        sum(tables.supplies, supplyOfClass, supplyOfSet, from, end);
        for (int set = 0; set < supplyOfSet.length; set++) {
            System.arraycopy(supplyOfSet[set], from, leftOfClosed[set], from, end - from);
        }
        for (Tier tier : tables.tiers) {
            fillTier(tier, need, ratio, from, end);
        }
        use(supply, used, from, end);
    }

    private void makeRoom(int end) {
        if (end > draws) {
            draws = end;
            int sets = tables.supplies.count();
            supplyOfClass = new double[tables.suppliesOfClass.length][draws];
            supplyOfSet = new double[sets][draws];
            leftOfClosed = new double[sets][draws];
            servedOfGroup = new double[tables.groupCount][draws];
            left = new double[sets][draws];
            sums = new double[sets][draws];
            lacking = new double[draws];
            usedBefore = new double[draws];
            rest = new double[draws];
        }
    }

    private static void add(double[] column, double[] into, int from, int end) {
        for (int i = from; i < end; i++) {
            into[i] += column[i];
        }
    }

    private static void sum(SetSums sets, double[][] values, double[][] sums, int from, int end) {
        for (int set = 0; set < sets.count(); set++) {
            double[] sum = sums[set];
            if (sets.base()[set] < 0) {
                Arrays.fill(sum, from, end, 0);
            } else {
                System.arraycopy(sums[sets.base()[set]], from, sum, from, end - from);
            }
            for (int element : sets.added()[set]) {
                add(values[element], sum, from, end);
            }
        }
    }

    private void fillTier(Tier tier, double[][] need, double[][] ratio, int from, int end) {
        for (int set = 0; set < tier.limitsOfSet().length; set++) {
            limit(tier.limitsOfSet()[set], left[set], from, end);
        }
        for (int group : tier.groups()) {
            Arrays.fill(ratio[group], from, end, 1);
        }
        sum(tier.wanted(), need, sums, from, end);
        riseWhereShort(tier, need, ratio, from, end);
        for (int group : tier.groups()) {
            times(ratio[group], need[group], servedOfGroup[group], from, end);
        }
        sum(tier.taken(), servedOfGroup, sums, from, end);
        for (int taker = 0; taker < tier.takers().length; taker++) {
            double[] still = leftOfClosed[tier.takers()[taker]];
            double[] taken = sums[tier.sumOfTaker()[taker]];
            for (int i = from; i < end; i++) {
                still[i] -= taken[i];
            }
        }
    }

    private static void times(double[] one, double[] other, double[] product, int from, int end) {
        for (int i = from; i < end; i++) {
            product[i] = one[i] * other[i];
        }
    }

    private void limit(int[] closed, double[] least, int from, int end) {
        Arrays.fill(least, from, end, Double.MAX_VALUE);
        for (int set : closed) {
            double[] of = leftOfClosed[set];
            for (int i = from; i < end; i++) {
                least[i] = Math.min(least[i], of[i]);
            }
        }
        for (int i = from; i < end; i++) {
            least[i] = Math.max(0, least[i]);
        }
    }

    private void riseWhereShort(Tier tier, double[][] need, double[][] ratio, int from, int end) {
        Arrays.fill(lacking, from, end, 0);
        for (int set = 0; set < tier.wanted().count(); set++) {
            double[] wanted = sums[set];
            double[] limit = left[set];
            for (int i = from; i < end; i++) {
                lacking[i] = Math.max(lacking[i], wanted[i] - limit[i]);
            }
        }
        for (int i = from; i < end; i++) {
            if (lacking[i] > 0) {
                rise.toTheTop(tier, left, sums, need, ratio, i);
            }
        }
    }

    /**
     * Uses as much as possible of each supply in the order of use, given the fills. The most that the first k supplies can serve together is
     * the least, over closed sets, of their amount inside the set plus everything served outside it; inside a class the earlier supply goes first.
     */
    private void use(double[][] supply, double[][] used, int from, int end) {
        sum(tables.served, servedOfGroup, sums, from, end);
        double[] total = sums[tables.served.count() - 1];
        Arrays.fill(usedBefore, from, end, 0);
        for (int c = 0; c < tables.bounds.length; c++) {
            bound(tables.bounds[c], from, end);
            for (int i = from; i < end; i++) {
                double most = Math.max(usedBefore[i], total[i] + rest[i]);
                rest[i] = most - usedBefore[i];
                usedBefore[i] = most;
            }
            for (int s : tables.suppliesOfClass[c]) {
                take(supply[s], used[s], from, end);
            }
        }
    }

    /** What the tightest of some bounds lacks to all that is served, 0 at most, as the rest. */
    private void bound(Bounds bounds, int from, int end) {
        Arrays.fill(rest, from, end, 0);
        for (int b = 0; b < bounds.supply().length; b++) {
            double[] inside = supplyOfSet[bounds.supply()[b]];
            double[] served = sums[bounds.served()[b]];
            for (int i = from; i < end; i++) {
                rest[i] = Math.min(rest[i], inside[i] - served[i]);
            }
        }
    }

    /** Takes of a supply what the rest allows. */
    private void take(double[] supply, double[] used, int from, int end) {
        for (int i = from; i < end; i++) {
            used[i] = Math.min(supply[i], rest[i]);
            rest[i] -= used[i];
        }
    }
}
