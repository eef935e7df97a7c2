package chipgap.kernel.allocation;

import chipgap.kernel.allocation.SetTables.Bounds;
import chipgap.kernel.allocation.SetTables.Tier;
import chipgap.kernel.lanes.LaneBlock;

/** The plain twin: one draw after the other. */
final class ScalarLaneAllocator implements LaneAllocator {
    private final SetTables tables;
    private final float[] supplyOfClass;
    private final float[] supplyOfSet;
    private final float[] leftOfClosed;
    private final float[] needOfGroup;
    private final float[] servedOfGroup;
    private final float[] ratioOfGroup;
    private final float[] active;
    private final float[] left;
    private final float[] sums;
    private final boolean[] isTight;
    private final boolean[] isFrozen;

    ScalarLaneAllocator(SetTables tables) {
        this.tables = tables;
        int sets = tables.supplies.count();
        supplyOfClass = new float[tables.suppliesOfClass.length];
        supplyOfSet = new float[sets];
        leftOfClosed = new float[sets];
        needOfGroup = new float[tables.groupCount];
        servedOfGroup = new float[tables.groupCount];
        ratioOfGroup = new float[tables.groupCount];
        active = new float[tables.groupCount];
        left = new float[sets];
        sums = new float[sets];
        isTight = new boolean[sets];
        isFrozen = new boolean[tables.groupCount];
    }

    @Override
    public void allocate(LaneBlock block, int supply, int need, int unmet, int used) {
        for (int draw = 0; draw < block.draws(); draw++) {
            gather(tables.suppliesOfClass, block, supply, draw, supplyOfClass);
            gather(tables.cellsOfGroup, block, need, draw, needOfGroup);
            sum(tables.supplies, supplyOfClass, supplyOfSet);
            System.arraycopy(supplyOfSet, 0, leftOfClosed, 0, supplyOfSet.length);
            for (Tier tier : tables.tiers) {
                fill(tier);
            }
            for (int group = 0; group < needOfGroup.length; group++) {
                for (int cell : tables.cellsOfGroup[group]) {
                    block.put(unmet + cell, draw, block.get(need + cell, draw) * (1 - ratioOfGroup[group]));
                }
            }
            for (int cell : tables.unservable) {
                block.put(unmet + cell, draw, block.get(need + cell, draw));
            }
            use(block, supply, used, draw);
        }
    }

    private static void gather(int[][] lists, LaneBlock block, int first, int draw, float[] sums) {
        for (int list = 0; list < lists.length; list++) {
            float sum = 0;
            for (int column : lists[list]) {
                sum += block.get(first + column, draw);
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
                least = least(leftOfClosed[closed], least);
            }
            left[set] = notBelow(0, least);
        }
        boolean any = false;
        for (int group : tier.groups()) {
            active[group] = needOfGroup[group];
            ratioOfGroup[group] = 1;
            any |= active[group] > 0;
        }
        sum(tier.wanted(), active, sums);
        while (any) {
            float reach = reach(tier);
            any = reach < 1 && freeze(tier, reach);
            if (any) {
                lower(tier, reach);
            }
        }
        for (int group : tier.groups()) {
            servedOfGroup[group] = ratioOfGroup[group] * needOfGroup[group];
        }
        sum(tier.taken(), servedOfGroup, sums);
        for (int taker = 0; taker < tier.takers().length; taker++) {
            leftOfClosed[tier.takers()[taker]] -= sums[tier.sumOfTaker()[taker]];
        }
    }

    /** The ratio to which all active groups can rise together, at most 1, found without a division a set. */
    private float reach(Tier tier) {
        float leastLeft = 1;
        float leastWanted = 1;
        for (int set = 0; set < tier.wanted().count(); set++) {
            if (left[set] * leastWanted < leastLeft * sums[set]) {
                leastLeft = left[set];
                leastWanted = sums[set];
            }
        }
        return leastLeft / leastWanted;
    }

    /** Takes out of every set what its groups were frozen with. */
    private void lower(Tier tier, float reach) {
        for (int set = 0; set < tier.wanted().count(); set++) {
            float sum = sum(tier.wanted(), set, active, sums);
            left[set] = notBelow(0, left[set] - reach * (sums[set] - sum));
            sums[set] = sum;
        }
    }

    /** Freezes the groups inside every set that is used up: what holds for a set holds for the one that it is built from. */
    private boolean freeze(Tier tier, float reach) {
        SetSums sets = tier.wanted();
        for (int group : tier.groups()) {
            isFrozen[group] = false;
        }
        for (int set = 0; set < sets.count(); set++) {
            isTight[set] = left[set] <= reach * SetTables.LANE_TIE * sums[set];
        }
        for (int set = sets.count() - 1; set >= 0; set--) {
            if (isTight[set] && sets.base()[set] >= 0) {
                isTight[sets.base()[set]] = true;
            }
            for (int group : sets.added()[set]) {
                isFrozen[group] |= isTight[set];
            }
        }
        boolean any = false;
        for (int group : tier.groups()) {
            if (isFrozen[group] && active[group] > 0) {
                ratioOfGroup[group] = reach;
                active[group] = 0;
            }
            any |= active[group] > 0;
        }
        return any;
    }

    /** As {@code ClosedSetFilling.use}, class by class; inside a class the earlier supply goes first. */
    private void use(LaneBlock block, int supply, int used, int draw) {
        sum(tables.served, servedOfGroup, sums);
        float total = sums[tables.served.count() - 1];
        float usedBefore = 0;
        for (int c = 0; c < tables.bounds.length; c++) {
            Bounds bounds = tables.bounds[c];
            float least = 0;
            for (int i = 0; i < bounds.supply().length; i++) {
                least = least(supplyOfSet[bounds.supply()[i]] - sums[bounds.served()[i]], least);
            }
            float most = notBelow(usedBefore, total + least);
            float rest = most - usedBefore;
            for (int s : tables.suppliesOfClass[c]) {
                float taken = least(rest, block.get(supply + s, draw));
                block.put(used + s, draw, taken);
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
