package chipgap.kernel.allocation;

import chipgap.kernel.allocation.LaneTables.SetSums;
import chipgap.kernel.allocation.LaneTables.Tier;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectorised twin: as many draws at a time as two registers hold, so that walking the tables costs half and one register computes while the
 * other waits. What is kept between steps stands in plain arrays, two registers' worth for each entry; masks stand as bits in longs. No method
 * hands a vector on.
 */
final class VectorLaneAllocator implements LaneAllocator {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int BOTH = 2 * WIDTH;
    private static final long FIRST_BITS = (1L << WIDTH) - 1;

    private final LaneTables tables;
    private final float[] supplyOfClass;
    private final float[] supplyOfClosed;
    private final float[] servedInClosed;
    private final float[] servedOfGroup;
    private final float[] ratioOfGroup;
    private final float[] active;
    private final float[] left;
    private final float[] wanted;
    private final float[] reach = new float[BOTH];
    private final long[] tight;
    private final long[] activeBits;

    VectorLaneAllocator(LaneTables tables) {
        this.tables = tables;
        int closed = tables.supplyOfClosed.count();
        supplyOfClass = new float[tables.suppliesOfClass.length * BOTH];
        supplyOfClosed = new float[closed * BOTH];
        servedInClosed = new float[closed * BOTH];
        servedOfGroup = new float[tables.groupCount * BOTH];
        ratioOfGroup = new float[tables.groupCount * BOTH];
        active = new float[tables.groupCount * BOTH];
        left = new float[closed * BOTH];
        wanted = new float[closed * BOTH];
        tight = new long[closed];
        activeBits = new long[tables.groupCount];
    }

    @Override
    public void allocate(float[][] supply, float[][] need, float[][] unmet, float[][] used) {
        for (int draw = 0; draw < supply[0].length; draw += BOTH) {
            gather(tables.suppliesOfClass, supply, draw, supplyOfClass);
            gather(tables.cellsOfGroup, need, draw, active);
            begin();
            sum(tables.supplyOfClosed, supplyOfClass, supplyOfClosed);
            for (Tier tier : tables.tiers) {
                fill(tier);
            }
            spread(need, unmet, draw);
            use(supply, used, draw);
        }
    }

    /** Sums of the columns of each list. */
    private static void gather(int[][] lists, float[][] columns, int draw, float[] sums) {
        for (int list = 0; list < lists.length; list++) {
            FloatVector first = FloatVector.zero(LANES);
            FloatVector second = first;
            for (int column : lists[list]) {
                first = first.add(FloatVector.fromArray(LANES, columns[column], draw));
                second = second.add(FloatVector.fromArray(LANES, columns[column], draw + WIDTH));
            }
            first.intoArray(sums, list * BOTH);
            second.intoArray(sums, list * BOTH + WIDTH);
        }
    }

    private static void sum(SetSums sets, float[] values, float[] sums) {
        for (int set = 0; set < sets.count(); set++) {
            FloatVector first = FloatVector.zero(LANES);
            FloatVector second = first;
            int base = sets.base()[set] * BOTH;
            if (base >= 0) {
                first = FloatVector.fromArray(LANES, sums, base);
                second = FloatVector.fromArray(LANES, sums, base + WIDTH);
            }
            for (int element : sets.added()[set]) {
                first = first.add(FloatVector.fromArray(LANES, values, element * BOTH));
                second = second.add(FloatVector.fromArray(LANES, values, element * BOTH + WIDTH));
            }
            first.intoArray(sums, set * BOTH);
            second.intoArray(sums, set * BOTH + WIDTH);
        }
    }

    private void begin() {
        System.arraycopy(active, 0, servedOfGroup, 0, active.length);
        Arrays.fill(ratioOfGroup, 1);
        Arrays.fill(servedInClosed, 0);
        for (int group = 0; group < tables.groupCount; group++) {
            int at = group * BOTH;
            long first = FloatVector.fromArray(LANES, active, at)
                    .compare(VectorOperators.GT, 0)
                    .toLong();
            long second = FloatVector.fromArray(LANES, active, at + WIDTH)
                    .compare(VectorOperators.GT, 0)
                    .toLong();
            activeBits[group] = first | second << WIDTH;
        }
    }

    private void fill(Tier tier) {
        limit(tier);
        sum(tier.sums(), active, wanted);
        long any = 0;
        for (int group : tier.groups()) {
            any |= activeBits[group];
        }
        while (any != 0) {
            long rising = reach(tier);
            any = rising == 0 ? 0 : freeze(tier, rising);
            if (any != 0) {
                lower(tier);
            }
        }
        sum(tier.sums(), servedOfGroup, wanted);
        for (int holder = 0; holder < tier.holders().length; holder++) {
            int closed = tier.holders()[holder] * BOTH;
            int set = tier.setOfHolder()[holder] * BOTH;
            for (int half = 0; half < BOTH; half += WIDTH) {
                FloatVector.fromArray(LANES, servedInClosed, closed + half)
                        .add(FloatVector.fromArray(LANES, wanted, set + half))
                        .intoArray(servedInClosed, closed + half);
            }
        }
    }

    private void limit(Tier tier) {
        for (int set = 0; set < tier.limitsOfSet().length; set++) {
            FloatVector least = FloatVector.broadcast(LANES, Float.MAX_VALUE);
            FloatVector least2 = least;
            for (int closed : tier.limitsOfSet()[set]) {
                int at = closed * BOTH;
                FloatVector here = FloatVector.fromArray(LANES, supplyOfClosed, at)
                        .sub(FloatVector.fromArray(LANES, servedInClosed, at));
                FloatVector here2 = FloatVector.fromArray(LANES, supplyOfClosed, at + WIDTH)
                        .sub(FloatVector.fromArray(LANES, servedInClosed, at + WIDTH));
                least = least.blend(here, here.lt(least));
                least2 = least2.blend(here2, here2.lt(least2));
            }
            least.blend(0, least.lt(0)).intoArray(left, set * BOTH);
            least2.blend(0, least2.lt(0)).intoArray(left, set * BOTH + WIDTH);
        }
    }

    /** Returns the lanes in which the active groups cannot all be served in full. */
    private long reach(Tier tier) {
        FloatVector leastLeft = FloatVector.broadcast(LANES, 1);
        FloatVector leastWanted = leastLeft;
        FloatVector leastLeft2 = leastLeft;
        FloatVector leastWanted2 = leastLeft;
        for (int at = 0; at < tier.sums().count() * BOTH; at += BOTH) {
            FloatVector here = FloatVector.fromArray(LANES, left, at);
            FloatVector here2 = FloatVector.fromArray(LANES, left, at + WIDTH);
            FloatVector sum = FloatVector.fromArray(LANES, wanted, at);
            FloatVector sum2 = FloatVector.fromArray(LANES, wanted, at + WIDTH);
            VectorMask<Float> isLess = here.mul(leastWanted).lt(leastLeft.mul(sum));
            VectorMask<Float> isLess2 = here2.mul(leastWanted2).lt(leastLeft2.mul(sum2));
            leastLeft = leastLeft.blend(here, isLess);
            leastLeft2 = leastLeft2.blend(here2, isLess2);
            leastWanted = leastWanted.blend(sum, isLess);
            leastWanted2 = leastWanted2.blend(sum2, isLess2);
        }
        FloatVector ratio = leastLeft.div(leastWanted);
        FloatVector ratio2 = leastLeft2.div(leastWanted2);
        ratio.intoArray(reach, 0);
        ratio2.intoArray(reach, WIDTH);
        return ratio.compare(VectorOperators.LT, 1).toLong()
                | ratio2.compare(VectorOperators.LT, 1).toLong() << WIDTH;
    }

    /** Takes out of every set what its groups were frozen with. */
    private void lower(Tier tier) {
        SetSums sets = tier.sums();
        FloatVector ratio = FloatVector.fromArray(LANES, reach, 0);
        FloatVector ratio2 = FloatVector.fromArray(LANES, reach, WIDTH);
        for (int set = 0; set < sets.count(); set++) {
            FloatVector sum = FloatVector.zero(LANES);
            FloatVector sum2 = sum;
            int base = sets.base()[set] * BOTH;
            if (base >= 0) {
                sum = FloatVector.fromArray(LANES, wanted, base);
                sum2 = FloatVector.fromArray(LANES, wanted, base + WIDTH);
            }
            for (int group : sets.added()[set]) {
                sum = sum.add(FloatVector.fromArray(LANES, active, group * BOTH));
                sum2 = sum2.add(FloatVector.fromArray(LANES, active, group * BOTH + WIDTH));
            }
            int at = set * BOTH;
            FloatVector gone = FloatVector.fromArray(LANES, wanted, at).sub(sum);
            FloatVector gone2 = FloatVector.fromArray(LANES, wanted, at + WIDTH).sub(sum2);
            FloatVector here = FloatVector.fromArray(LANES, left, at).sub(ratio.mul(gone));
            FloatVector here2 = FloatVector.fromArray(LANES, left, at + WIDTH).sub(ratio2.mul(gone2));
            sum.intoArray(wanted, at);
            sum2.intoArray(wanted, at + WIDTH);
            here.blend(0, here.lt(0)).intoArray(left, at);
            here2.blend(0, here2.lt(0)).intoArray(left, at + WIDTH);
        }
    }

    private long freeze(Tier tier, long rising) {
        FloatVector ratio = FloatVector.fromArray(LANES, reach, 0).mul(LaneTables.TIE);
        FloatVector ratio2 = FloatVector.fromArray(LANES, reach, WIDTH).mul(LaneTables.TIE);
        for (int set = 0; set < tier.sums().count(); set++) {
            int at = set * BOTH;
            long first = FloatVector.fromArray(LANES, left, at)
                    .compare(VectorOperators.LE, ratio.mul(FloatVector.fromArray(LANES, wanted, at)))
                    .toLong();
            long second = FloatVector.fromArray(LANES, left, at + WIDTH)
                    .compare(VectorOperators.LE, ratio2.mul(FloatVector.fromArray(LANES, wanted, at + WIDTH)))
                    .toLong();
            tight[set] = rising & (first | second << WIDTH);
        }
        long any = 0;
        for (int g = 0; g < tier.groups().length; g++) {
            int group = tier.groups()[g];
            long frozen = 0;
            for (int set : tier.setsOfGroup()[g]) {
                frozen |= tight[set];
            }
            frozen &= activeBits[group];
            if (frozen != 0) {
                freeze(group * BOTH, 0, frozen & FIRST_BITS);
                freeze(group * BOTH, WIDTH, frozen >>> WIDTH);
                activeBits[group] &= ~frozen;
            }
            any |= activeBits[group];
        }
        return any & rising;
    }

    private void freeze(int group, int half, long frozen) {
        VectorMask<Float> mask = VectorMask.fromLong(LANES, frozen);
        int at = group + half;
        FloatVector ratio = FloatVector.fromArray(LANES, reach, half);
        FloatVector need = FloatVector.fromArray(LANES, active, at);
        FloatVector.fromArray(LANES, ratioOfGroup, at).blend(ratio, mask).intoArray(ratioOfGroup, at);
        FloatVector.fromArray(LANES, servedOfGroup, at)
                .blend(ratio.mul(need), mask)
                .intoArray(servedOfGroup, at);
        need.blend(0, mask).intoArray(active, at);
    }

    private void spread(float[][] need, float[][] unmet, int draw) {
        for (int group = 0; group < tables.groupCount; group++) {
            FloatVector one = FloatVector.broadcast(LANES, 1);
            FloatVector first = one.sub(FloatVector.fromArray(LANES, ratioOfGroup, group * BOTH));
            FloatVector second = one.sub(FloatVector.fromArray(LANES, ratioOfGroup, group * BOTH + WIDTH));
            for (int cell : tables.cellsOfGroup[group]) {
                FloatVector.fromArray(LANES, need[cell], draw).mul(first).intoArray(unmet[cell], draw);
                FloatVector.fromArray(LANES, need[cell], draw + WIDTH)
                        .mul(second)
                        .intoArray(unmet[cell], draw + WIDTH);
            }
        }
        for (int cell : tables.unservable) {
            System.arraycopy(need[cell], draw, unmet[cell], draw, BOTH);
        }
    }

    private void use(float[][] supply, float[][] used, int draw) {
        FloatVector total = FloatVector.zero(LANES);
        FloatVector total2 = total;
        for (int group = 0; group < tables.groupCount; group++) {
            total = total.add(FloatVector.fromArray(LANES, servedOfGroup, group * BOTH));
            total2 = total2.add(FloatVector.fromArray(LANES, servedOfGroup, group * BOTH + WIDTH));
        }
        for (int at = 0; at < left.length; at += BOTH) {
            total.sub(FloatVector.fromArray(LANES, servedInClosed, at)).intoArray(left, at);
            total2.sub(FloatVector.fromArray(LANES, servedInClosed, at + WIDTH)).intoArray(left, at + WIDTH);
        }
        FloatVector before = FloatVector.zero(LANES);
        FloatVector before2 = before;
        for (int c = 0; c < tables.suppliesOfClass.length; c++) {
            FloatVector amount = FloatVector.fromArray(LANES, supplyOfClass, c * BOTH);
            FloatVector amount2 = FloatVector.fromArray(LANES, supplyOfClass, c * BOTH + WIDTH);
            FloatVector most = total;
            FloatVector most2 = total2;
            for (int set : tables.closedWithClass[c]) {
                FloatVector here =
                        FloatVector.fromArray(LANES, left, set * BOTH).add(amount);
                FloatVector here2 =
                        FloatVector.fromArray(LANES, left, set * BOTH + WIDTH).add(amount2);
                here.intoArray(left, set * BOTH);
                here2.intoArray(left, set * BOTH + WIDTH);
                most = most.blend(here, here.lt(most));
                most2 = most2.blend(here2, here2.lt(most2));
            }
            for (int set : tables.closedWithoutClass[c]) {
                FloatVector here = FloatVector.fromArray(LANES, left, set * BOTH);
                FloatVector here2 = FloatVector.fromArray(LANES, left, set * BOTH + WIDTH);
                most = most.blend(here, here.lt(most));
                most2 = most2.blend(here2, here2.lt(most2));
            }
            most = most.blend(before, most.lt(before));
            most2 = most2.blend(before2, most2.lt(before2));
            FloatVector rest = most.sub(before);
            FloatVector rest2 = most2.sub(before2);
            for (int s : tables.suppliesOfClass[c]) {
                FloatVector taken = FloatVector.fromArray(LANES, supply[s], draw);
                FloatVector taken2 = FloatVector.fromArray(LANES, supply[s], draw + WIDTH);
                taken = taken.blend(rest, rest.lt(taken));
                taken2 = taken2.blend(rest2, rest2.lt(taken2));
                taken.intoArray(used[s], draw);
                taken2.intoArray(used[s], draw + WIDTH);
                rest = rest.sub(taken);
                rest2 = rest2.sub(taken2);
            }
            before = most;
            before2 = most2;
        }
    }
}
