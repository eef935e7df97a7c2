package chipgap.kernel.allocation;

import chipgap.kernel.allocation.LaneTables.Tier;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectorised twin: as many draws at a time as a register holds. What is kept between steps stands in plain arrays, a register's worth for each
 * entry; masks stand as bits in longs. No method hands a vector on.
 */
final class VectorLaneAllocator implements LaneAllocator {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();

    private final LaneTables tables;
    private final float[] supplyOfClass;
    private final float[] needOfGroup;
    private final float[] servedOfGroup;
    private final float[] ratioOfGroup;
    private final float[] active;
    private final float[] left;
    private final float[] wanted;
    private final float[] reach = new float[WIDTH];
    private final long[] tight;
    private final long[] activeBits;

    VectorLaneAllocator(LaneTables tables) {
        this.tables = tables;
        int sets = tables.groupsOfSet.length;
        supplyOfClass = new float[tables.suppliesOfClass.length * WIDTH];
        needOfGroup = new float[tables.groupCount * WIDTH];
        servedOfGroup = new float[tables.groupCount * WIDTH];
        ratioOfGroup = new float[tables.groupCount * WIDTH];
        active = new float[tables.groupCount * WIDTH];
        left = new float[sets * WIDTH];
        wanted = new float[sets * WIDTH];
        tight = new long[sets];
        activeBits = new long[tables.groupCount];
    }

    @Override
    public void allocate(float[][] supply, float[][] need, float[][] unmet, float[][] used) {
        for (int draw = 0; draw < supply[0].length; draw += WIDTH) {
            gather(tables.suppliesOfClass, supply, draw, supplyOfClass);
            gather(tables.cellsOfGroup, need, draw, needOfGroup);
            for (Tier tier : tables.tiers) {
                begin(tier);
                fill(tier);
            }
            spread(need, unmet, draw);
            use(supply, used, draw);
        }
    }

    /** Sums of the columns of each list. */
    private static void gather(int[][] lists, float[][] columns, int draw, float[] sums) {
        for (int list = 0; list < lists.length; list++) {
            FloatVector sum = FloatVector.zero(LANES);
            for (int column : lists[list]) {
                sum = sum.add(FloatVector.fromArray(LANES, columns[column], draw));
            }
            sum.intoArray(sums, list * WIDTH);
        }
    }

    private void begin(Tier tier) {
        Arrays.fill(reach, 0);
        Arrays.fill(left, 0, tier.groupsOfSet().length * WIDTH, Float.MAX_VALUE);
        for (int variant = 0; variant < tier.setOfVariant().length; variant++) {
            FloatVector sum = FloatVector.zero(LANES);
            for (int c : tier.classesOfVariant()[variant]) {
                sum = sum.add(FloatVector.fromArray(LANES, supplyOfClass, c * WIDTH));
            }
            for (int group : tier.earlierOfVariant()[variant]) {
                sum = sum.sub(FloatVector.fromArray(LANES, servedOfGroup, group * WIDTH));
            }
            int at = tier.setOfVariant()[variant] * WIDTH;
            sum.max(0).min(FloatVector.fromArray(LANES, left, at)).intoArray(left, at);
        }
        FloatVector one = FloatVector.broadcast(LANES, 1);
        for (int g = 0; g < tier.groups().length; g++) {
            int group = tier.groups()[g];
            FloatVector need = FloatVector.fromArray(LANES, needOfGroup, group * WIDTH);
            need.intoArray(active, g * WIDTH);
            need.intoArray(servedOfGroup, group * WIDTH);
            one.intoArray(ratioOfGroup, group * WIDTH);
            activeBits[g] = need.compare(VectorOperators.GT, 0).toLong();
        }
    }

    private void fill(Tier tier) {
        long any = 0;
        for (int g = 0; g < tier.groups().length; g++) {
            any |= activeBits[g];
        }
        while (any != 0) {
            long rising = reach(tier);
            any = rising == 0 ? 0 : freeze(tier, rising);
        }
    }

    /** Returns the lanes whose reach is below 1. */
    private long reach(Tier tier) {
        FloatVector leastLeft = FloatVector.broadcast(LANES, 1);
        FloatVector leastWanted = leastLeft;
        FloatVector before = FloatVector.fromArray(LANES, reach, 0);
        for (int set = 0; set < tier.groupsOfSet().length; set++) {
            FloatVector sum = FloatVector.zero(LANES);
            for (int g : tier.groupsOfSet()[set]) {
                sum = sum.add(FloatVector.fromArray(LANES, active, g * WIDTH));
            }
            FloatVector gone = FloatVector.fromArray(LANES, wanted, set * WIDTH).sub(sum);
            sum.intoArray(wanted, set * WIDTH);
            FloatVector here = FloatVector.fromArray(LANES, left, set * WIDTH)
                    .sub(before.mul(gone))
                    .max(0);
            here.intoArray(left, set * WIDTH);
            VectorMask<Float> isLess = here.mul(leastWanted).lt(leastLeft.mul(sum));
            leastLeft = leastLeft.blend(here, isLess);
            leastWanted = leastWanted.blend(sum, isLess);
        }
        FloatVector ratio = leastLeft.div(leastWanted);
        ratio.intoArray(reach, 0);
        return ratio.compare(VectorOperators.LT, 1).toLong();
    }

    private long freeze(Tier tier, long rising) {
        FloatVector ratio = FloatVector.fromArray(LANES, reach, 0);
        for (int set = 0; set < tier.groupsOfSet().length; set++) {
            FloatVector want = FloatVector.fromArray(LANES, wanted, set * WIDTH);
            FloatVector here = FloatVector.fromArray(LANES, left, set * WIDTH);
            tight[set] = rising
                    & here.compare(VectorOperators.LE, ratio.mul(want).mul(LaneTables.TIE))
                            .toLong();
        }
        long any = 0;
        for (int g = 0; g < tier.groups().length; g++) {
            long frozen = 0;
            for (int set : tier.setsOfGroup()[g]) {
                frozen |= tight[set];
            }
            frozen &= activeBits[g];
            if (frozen != 0) {
                freeze(tier, g, frozen);
            }
            any |= activeBits[g];
        }
        return any & rising;
    }

    private void freeze(Tier tier, int g, long frozen) {
        VectorMask<Float> mask = VectorMask.fromLong(LANES, frozen);
        FloatVector ratio = FloatVector.fromArray(LANES, reach, 0);
        FloatVector need = FloatVector.fromArray(LANES, active, g * WIDTH);
        FloatVector served = ratio.mul(need);
        int group = tier.groups()[g];
        ratio.intoArray(ratioOfGroup, group * WIDTH, mask);
        served.intoArray(servedOfGroup, group * WIDTH, mask);
        need.blend(0, mask).intoArray(active, g * WIDTH);
        activeBits[g] &= ~frozen;
    }

    private void spread(float[][] need, float[][] unmet, int draw) {
        for (int group = 0; group < tables.groupCount; group++) {
            FloatVector missing =
                    FloatVector.broadcast(LANES, 1).sub(FloatVector.fromArray(LANES, ratioOfGroup, group * WIDTH));
            for (int cell : tables.cellsOfGroup[group]) {
                FloatVector.fromArray(LANES, need[cell], draw).mul(missing).intoArray(unmet[cell], draw);
            }
        }
        for (int cell : tables.unservable) {
            System.arraycopy(need[cell], draw, unmet[cell], draw, WIDTH);
        }
    }

    private void use(float[][] supply, float[][] used, int draw) {
        FloatVector total = FloatVector.zero(LANES);
        for (int group = 0; group < tables.groupCount; group++) {
            total = total.add(FloatVector.fromArray(LANES, servedOfGroup, group * WIDTH));
        }
        for (int set = 0; set < tables.groupsOfSet.length; set++) {
            FloatVector outside = total;
            for (int group : tables.groupsOfSet[set]) {
                outside = outside.sub(FloatVector.fromArray(LANES, servedOfGroup, group * WIDTH));
            }
            outside.max(0).intoArray(left, set * WIDTH);
        }
        FloatVector usedBefore = FloatVector.zero(LANES);
        for (int c = 0; c < tables.suppliesOfClass.length; c++) {
            FloatVector amount = FloatVector.fromArray(LANES, supplyOfClass, c * WIDTH);
            FloatVector most = total;
            for (int set = 0; set < tables.groupsOfSet.length; set++) {
                FloatVector here = FloatVector.fromArray(LANES, left, set * WIDTH);
                if (tables.isClassInSet[set][c]) {
                    here = here.add(amount);
                    here.intoArray(left, set * WIDTH);
                }
                most = most.min(here);
            }
            most = most.max(usedBefore);
            FloatVector rest = most.sub(usedBefore);
            for (int s : tables.suppliesOfClass[c]) {
                FloatVector taken =
                        FloatVector.fromArray(LANES, supply[s], draw).min(rest);
                taken.intoArray(used[s], draw);
                rest = rest.sub(taken);
            }
            usedBefore = most;
        }
    }
}
