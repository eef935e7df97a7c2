package chipgap.kernel.allocation;

import chipgap.kernel.allocation.LaneTables.Tier;
import java.util.Arrays;

/** The plain twin: one draw after the other. */
final class ScalarLaneAllocator implements LaneAllocator {
    private final LaneTables tables;
    private final float[] supplyOfClass;
    private final float[] needOfGroup;
    private final float[] servedOfGroup;
    private final float[] ratioOfGroup;
    private final float[] active;
    private final float[] left;
    private final float[] wanted;
    private final boolean[] isTight;

    ScalarLaneAllocator(LaneTables tables) {
        this.tables = tables;
        int sets = tables.groupsOfSet.length;
        supplyOfClass = new float[tables.suppliesOfClass.length];
        needOfGroup = new float[tables.groupCount];
        servedOfGroup = new float[tables.groupCount];
        ratioOfGroup = new float[tables.groupCount];
        active = new float[tables.groupCount];
        left = new float[sets];
        wanted = new float[sets];
        isTight = new boolean[sets];
    }

    @Override
    public void allocate(float[][] supply, float[][] need, float[][] unmet, float[][] used) {
        for (int draw = 0; draw < supply[0].length; draw++) {
            for (int c = 0; c < supplyOfClass.length; c++) {
                float sum = 0;
                for (int s : tables.suppliesOfClass[c]) {
                    sum += supply[s][draw];
                }
                supplyOfClass[c] = sum;
            }
            for (int group = 0; group < needOfGroup.length; group++) {
                float sum = 0;
                for (int cell : tables.cellsOfGroup[group]) {
                    sum += need[cell][draw];
                }
                needOfGroup[group] = sum;
            }
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

    private void fill(Tier tier) {
        Arrays.fill(left, 0, tier.groupsOfSet().length, Float.MAX_VALUE);
        for (int variant = 0; variant < tier.setOfVariant().length; variant++) {
            float sum = 0;
            for (int c : tier.classesOfVariant()[variant]) {
                sum += supplyOfClass[c];
            }
            for (int group : tier.earlierOfVariant()[variant]) {
                sum -= servedOfGroup[group];
            }
            int set = tier.setOfVariant()[variant];
            left[set] = Math.min(left[set], Math.max(0, sum));
        }
        boolean any = false;
        for (int g = 0; g < tier.groups().length; g++) {
            int group = tier.groups()[g];
            active[g] = needOfGroup[group];
            ratioOfGroup[group] = 1;
            servedOfGroup[group] = needOfGroup[group];
            any |= active[g] > 0;
        }
        float reach = 0;
        while (any) {
            reach = reach(tier, reach);
            any = reach < 1 && freeze(tier, reach);
        }
    }

    /**
     * The ratio to which all active groups can rise together, found without a division a set.
     *
     * @param before the ratio at which the groups were frozen that are active no more
     */
    private float reach(Tier tier, float before) {
        float leastLeft = 1;
        float leastWanted = 1;
        for (int set = 0; set < tier.groupsOfSet().length; set++) {
            float sum = 0;
            for (int g : tier.groupsOfSet()[set]) {
                sum += active[g];
            }
            left[set] = Math.max(0, left[set] - before * (wanted[set] - sum));
            wanted[set] = sum;
            if (left[set] * leastWanted < leastLeft * sum) {
                leastLeft = left[set];
                leastWanted = sum;
            }
        }
        return leastLeft / leastWanted;
    }

    private boolean freeze(Tier tier, float reach) {
        for (int set = 0; set < tier.groupsOfSet().length; set++) {
            isTight[set] = left[set] <= reach * wanted[set] * LaneTables.TIE;
        }
        boolean any = false;
        for (int g = 0; g < tier.groups().length; g++) {
            boolean frozen = false;
            for (int set : tier.setsOfGroup()[g]) {
                frozen |= isTight[set];
            }
            if (frozen && active[g] > 0) {
                ratioOfGroup[tier.groups()[g]] = reach;
                servedOfGroup[tier.groups()[g]] = reach * active[g];
                active[g] = 0;
            }
            any |= active[g] > 0;
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
            float outside = total;
            for (int group : tables.groupsOfSet[set]) {
                outside -= servedOfGroup[group];
            }
            left[set] = Math.max(0, outside);
        }
        float usedBefore = 0;
        for (int c = 0; c < tables.suppliesOfClass.length; c++) {
            float most = total;
            for (int set = 0; set < left.length; set++) {
                if (tables.isClassInSet[set][c]) {
                    left[set] += supplyOfClass[c];
                }
                most = Math.min(most, left[set]);
            }
            most = Math.max(usedBefore, most);
            float rest = most - usedBefore;
            for (int s : tables.suppliesOfClass[c]) {
                float taken = Math.min(supply[s][draw], rest);
                used[s][draw] = taken;
                rest -= taken;
            }
            usedBefore = most;
        }
    }
}
