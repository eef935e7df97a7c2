package chipgap.kernel.allocation;

import chipgap.kernel.allocation.LaneTables.SetSums;
import chipgap.kernel.allocation.LaneTables.Tier;
import java.util.Arrays;

/** The plain twin: one draw after the other. */
final class ScalarLaneAllocator implements LaneAllocator {
    private final LaneTables tables;
    private final float[] supplyOfClass;
    private final float[] supplyOfClosed;
    private final float[] servedInClosed;
    private final float[] needOfGroup;
    private final float[] servedOfGroup;
    private final float[] ratioOfGroup;
    private final float[] active;
    private final float[] left;
    private final float[] wanted;
    private final boolean[] isTight;

    ScalarLaneAllocator(LaneTables tables) {
        this.tables = tables;
        int closed = tables.supplyOfClosed.count();
        supplyOfClass = new float[tables.suppliesOfClass.length];
        supplyOfClosed = new float[closed];
        servedInClosed = new float[closed];
        needOfGroup = new float[tables.groupCount];
        servedOfGroup = new float[tables.groupCount];
        ratioOfGroup = new float[tables.groupCount];
        active = new float[tables.groupCount];
        left = new float[closed];
        wanted = new float[closed];
        isTight = new boolean[closed];
    }

    @Override
    public void allocate(float[][] supply, float[][] need, float[][] unmet, float[][] used) {
        for (int draw = 0; draw < supply[0].length; draw++) {
            gather(tables.suppliesOfClass, supply, draw, supplyOfClass);
            gather(tables.cellsOfGroup, need, draw, needOfGroup);
            sum(tables.supplyOfClosed, supplyOfClass, supplyOfClosed);
            Arrays.fill(servedInClosed, 0);
            for (Tier tier : tables.tiers) {
                fill(tier);
            }
            for (int group = 0; group < needOfGroup.length; group++) {
                for (int cell : tables.cellsOfGroup[group]) {
                    unmet[cell][draw] = need[cell][draw] * (1 - ratioOfGroup[group]);
                }
            }
            for (int cell : tables.unservable) {
                unmet[cell][draw] = need[cell][draw];
            }
            use(supply, used, draw);
        }
    }

    private static void gather(int[][] lists, float[][] columns, int draw, float[] sums) {
        for (int list = 0; list < lists.length; list++) {
            float sum = 0;
            for (int column : lists[list]) {
                sum += columns[column][draw];
            }
            sums[list] = sum;
        }
    }

    private static void sum(SetSums sets, float[] values, float[] sums) {
        for (int set = 0; set < sets.count(); set++) {
            sums[set] = sum(sets, set, values, sums);
        }
    }

    private static float sum(SetSums sets, int set, float[] values, float[] sums) {
        float sum = sets.base()[set] < 0 ? 0 : sums[sets.base()[set]];
        for (int element : sets.added()[set]) {
            sum += values[element];
        }
        return sum;
    }

    private void fill(Tier tier) {
        for (int set = 0; set < tier.limitsOfSet().length; set++) {
            float least = Float.MAX_VALUE;
            for (int closed : tier.limitsOfSet()[set]) {
                least = least(supplyOfClosed[closed] - servedInClosed[closed], least);
            }
            left[set] = notBelow(0, least);
        }
        boolean any = false;
        for (int group : tier.groups()) {
            active[group] = needOfGroup[group];
            ratioOfGroup[group] = 1;
            servedOfGroup[group] = needOfGroup[group];
            any |= active[group] > 0;
        }
        sum(tier.sums(), active, wanted);
        while (any) {
            float reach = reach(tier);
            any = reach < 1 && freeze(tier, reach);
            if (any) {
                lower(tier, reach);
            }
        }
        sum(tier.sums(), servedOfGroup, wanted);
        for (int holder = 0; holder < tier.holders().length; holder++) {
            servedInClosed[tier.holders()[holder]] += wanted[tier.setOfHolder()[holder]];
        }
    }

    /** The ratio to which all active groups can rise together, at most 1, found without a division a set. */
    private float reach(Tier tier) {
        float leastLeft = 1;
        float leastWanted = 1;
        for (int set = 0; set < tier.sums().count(); set++) {
            if (left[set] * leastWanted < leastLeft * wanted[set]) {
                leastLeft = left[set];
                leastWanted = wanted[set];
            }
        }
        return leastLeft / leastWanted;
    }

    /** Takes out of every set what its groups were frozen with. */
    private void lower(Tier tier, float reach) {
        for (int set = 0; set < tier.sums().count(); set++) {
            float sum = sum(tier.sums(), set, active, wanted);
            left[set] = notBelow(0, left[set] - reach * (wanted[set] - sum));
            wanted[set] = sum;
        }
    }

    private boolean freeze(Tier tier, float reach) {
        for (int set = 0; set < tier.sums().count(); set++) {
            isTight[set] = left[set] <= reach * LaneTables.TIE * wanted[set];
        }
        boolean any = false;
        for (int g = 0; g < tier.groups().length; g++) {
            int group = tier.groups()[g];
            boolean frozen = false;
            for (int set : tier.setsOfGroup()[g]) {
                frozen |= isTight[set];
            }
            if (frozen && active[group] > 0) {
                ratioOfGroup[group] = reach;
                servedOfGroup[group] = reach * active[group];
                active[group] = 0;
            }
            any |= active[group] > 0;
        }
        return any;
    }

    /** As {@code Allocator.use}, class by class; inside a class the earlier supply goes first. */
    private void use(float[][] supply, float[][] used, int draw) {
        float total = 0;
        for (float served : servedOfGroup) {
            total += served;
        }
        for (int set = 0; set < left.length; set++) {
            left[set] = total - servedInClosed[set];
        }
        float usedBefore = 0;
        for (int c = 0; c < tables.suppliesOfClass.length; c++) {
            float most = total;
            for (int set : tables.closedWithClass[c]) {
                left[set] += supplyOfClass[c];
                most = least(left[set], most);
            }
            for (int set : tables.closedWithoutClass[c]) {
                most = least(left[set], most);
            }
            most = notBelow(usedBefore, most);
            float rest = most - usedBefore;
            for (int s : tables.suppliesOfClass[c]) {
                float taken = least(rest, supply[s][draw]);
                used[s][draw] = taken;
                rest -= taken;
            }
            usedBefore = most;
        }
    }

    /** One comparison and a choice, as the vectorised twin has it: {@code Math.min} takes three times as long in a register. */
    private static float least(float one, float other) {
        return one < other ? one : other;
    }

    private static float notBelow(float limit, float value) {
        return value < limit ? limit : value;
    }
}
