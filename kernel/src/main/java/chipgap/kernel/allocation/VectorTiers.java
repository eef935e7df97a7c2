package chipgap.kernel.allocation;

import chipgap.kernel.allocation.LanePrograms.Tier;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Fills tiers of a tile of draws, see {@link VectorLaneAllocator}. */
final class VectorTiers {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int TILE = VectorLaneAllocator.TILE;

    private final LanePrograms programs;
    private final float[] work;
    private final long[] activeBits;
    /** By set of a tier, then by its groups: where it is used up. */
    private final long[] tight;

    VectorTiers(LanePrograms programs, float[] work, int groups, int sets) {
        this.programs = programs;
        this.work = work;
        activeBits = new long[groups];
        tight = new long[sets + groups];
    }

    /** Carries out additions (one, other, sum). */
    void add(int[] additions) {
        float[] w = work;
        for (int i = 0; i < additions.length; i += 3) {
            int one = additions[i];
            int other = additions[i + 1];
            int sum = additions[i + 2];
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector.fromArray(LANES, w, one + lane)
                        .add(FloatVector.fromArray(LANES, w, other + lane))
                        .intoArray(w, sum + lane);
            }
        }
    }

    /** Fills a tier and takes what it is served from the closed sets. */
    void fill(Tier tier) {
        limit(tier.limits());
        long any = activate(tier.groups());
        add(tier.wanted());
        while (any != 0) {
            long rising = reach(tier.sets());
            any = rising == 0 ? 0 : freeze(tier, rising);
            if (any != 0) {
                lower(tier);
            }
        }
        serve(tier.groups());
        add(tier.taken());
        take(tier.takers());
    }

    private void limit(int[] limits) {
        for (int i = 0; i < limits.length; i += 3) {
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                IntVector one =
                        FloatVector.fromArray(LANES, work, limits[i] + lane).reinterpretAsInts();
                IntVector other =
                        FloatVector.fromArray(LANES, work, limits[i + 1] + lane).reinterpretAsInts();
                one.min(other).max(0).reinterpretAsFloats().intoArray(work, limits[i + 2] + lane);
            }
        }
    }

    /** Every group rises where it needs something, and is served in full where nothing limits it. Returns the draws in which any does. */
    private long activate(int[] groups) {
        FloatVector full = FloatVector.broadcast(LANES, 1);
        long any = 0;
        for (int group : groups) {
            int need = programs.needOfGroup[group];
            int ratio = programs.ratio + group * TILE;
            long active = 0;
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                full.intoArray(work, ratio + lane);
                active |= FloatVector.fromArray(LANES, work, need + lane)
                                .compare(VectorOperators.GT, 0)
                                .toLong()
                        << lane;
            }
            activeBits[group] = active;
            any |= active;
        }
        return any;
    }

    /** Returns the draws in which the active groups cannot all be served in full. Two registers at a time: one computes while the other waits. */
    private long reach(int sets) {
        long rising = 0;
        for (int lane = 0; lane < TILE; lane += 2 * WIDTH) {
            FloatVector left = FloatVector.broadcast(LANES, 1);
            FloatVector wanted = left;
            FloatVector otherLeft = left;
            FloatVector otherWanted = left;
            int at = lane;
            for (int set = 0; set < sets; set++) {
                FloatVector limit = FloatVector.fromArray(LANES, work, programs.limit + at);
                FloatVector sum = FloatVector.fromArray(LANES, work, programs.wanted + at);
                FloatVector otherLimit = FloatVector.fromArray(LANES, work, programs.limit + at + WIDTH);
                FloatVector otherSum = FloatVector.fromArray(LANES, work, programs.wanted + at + WIDTH);
                VectorMask<Float> isLess = limit.mul(wanted).lt(left.mul(sum));
                VectorMask<Float> isOtherLess = otherLimit.mul(otherWanted).lt(otherLeft.mul(otherSum));
                left = left.blend(limit, isLess);
                wanted = wanted.blend(sum, isLess);
                otherLeft = otherLeft.blend(otherLimit, isOtherLess);
                otherWanted = otherWanted.blend(otherSum, isOtherLess);
                at += TILE;
            }
            FloatVector ratio = left.div(wanted);
            FloatVector otherRatio = otherLeft.div(otherWanted);
            ratio.intoArray(work, programs.reach + lane);
            otherRatio.intoArray(work, programs.reach + lane + WIDTH);
            ratio.mul(SetTables.LANE_TIE).intoArray(work, programs.ties + lane);
            otherRatio.mul(SetTables.LANE_TIE).intoArray(work, programs.ties + lane + WIDTH);
            rising |= ratio.compare(VectorOperators.LT, 1).toLong() << lane;
            rising |= otherRatio.compare(VectorOperators.LT, 1).toLong() << (lane + WIDTH);
        }
        return rising;
    }

    /** Freezes the groups inside sets that are used up. Returns the draws in which groups rise on. */
    private long freeze(Tier tier, long rising) {
        Arrays.fill(tight, tier.sets(), tier.sets() + tier.groups().length, 0);
        for (int set = 0; set < tier.sets(); set++) {
            int at = set * TILE;
            long used = 0;
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector served = FloatVector.fromArray(LANES, work, programs.wanted + at + lane)
                        .mul(FloatVector.fromArray(LANES, work, programs.ties + lane));
                used |= FloatVector.fromArray(LANES, work, programs.limit + at + lane)
                                .compare(VectorOperators.LE, served)
                                .toLong()
                        << lane;
            }
            tight[set] = used;
        }
        int[] inside = tier.inside();
        for (int i = 0; i < inside.length; i += 2) {
            tight[inside[i + 1]] |= tight[inside[i]];
        }
        long any = 0;
        for (int g = 0; g < tier.groups().length; g++) {
            any |= freeze(tier.groups()[g], rising & tight[tier.sets() + g]);
        }
        return any & rising;
    }

    /** Freezes a group in some draws; returns those in which it is still active. */
    private long freeze(int group, long draws) {
        long now = draws & activeBits[group];
        int ratio = programs.ratio + group * TILE;
        for (int lane = 0; lane < TILE; lane += WIDTH) {
            FloatVector.fromArray(LANES, work, ratio + lane)
                    .blend(
                            FloatVector.fromArray(LANES, work, programs.reach + lane),
                            VectorMask.fromLong(LANES, now >>> lane))
                    .intoArray(work, ratio + lane);
        }
        activeBits[group] &= ~now;
        return activeBits[group];
    }

    /** Takes out of every set what its groups were frozen with. */
    private void lower(Tier tier) {
        for (int group : tier.groups()) {
            int need = programs.needOfGroup[group];
            int active = programs.active + group * TILE;
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector.zero(LANES)
                        .blend(
                                FloatVector.fromArray(LANES, work, need + lane),
                                VectorMask.fromLong(LANES, activeBits[group] >>> lane))
                        .intoArray(work, active + lane);
            }
        }
        add(tier.lowered());
        for (int set = 0; set < tier.sets() * TILE; set += TILE) {
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector sum = FloatVector.fromArray(LANES, work, programs.lowered + set + lane);
                FloatVector gone = FloatVector.fromArray(LANES, work, programs.wanted + set + lane)
                        .sub(sum);
                FloatVector here = FloatVector.fromArray(LANES, work, programs.limit + set + lane)
                        .sub(FloatVector.fromArray(LANES, work, programs.reach + lane)
                                .mul(gone));
                sum.intoArray(work, programs.wanted + set + lane);
                here.reinterpretAsInts().max(0).reinterpretAsFloats().intoArray(work, programs.limit + set + lane);
            }
        }
    }

    private void serve(int[] groups) {
        for (int group : groups) {
            int need = programs.needOfGroup[group];
            int place = group * TILE;
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector.fromArray(LANES, work, programs.ratio + place + lane)
                        .mul(FloatVector.fromArray(LANES, work, need + lane))
                        .intoArray(work, programs.served + place + lane);
            }
        }
    }

    private void take(int[] takers) {
        for (int i = 0; i < takers.length; i += 3) {
            int from = takers[i];
            int taken = takers[i + 1];
            int left = takers[i + 2];
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector.fromArray(LANES, work, from + lane)
                        .sub(FloatVector.fromArray(LANES, work, taken + lane))
                        .intoArray(work, left + lane);
            }
        }
    }
}
