package chipgap.kernel.allocation;

import chipgap.kernel.allocation.LanePrograms.Tier;
import chipgap.kernel.lanes.LaneBlock;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectorised twin: a tile of draws at a time, several registers wide, so that walking the tables costs less a draw and one register computes
 * while another waits. The greater or lesser of two numbers, of which one at most is below 0, is that of their bits, which takes one operation. What is kept between steps stands in one array; masks stand as the bits of longs, one for each draw of the tile. No method
 * hands a vector on.
 */
final class VectorLaneAllocator implements LaneAllocator {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int TILE = Long.SIZE;

    private final int supplies;
    private final int cells;
    private final LaneTables tables;
    private final LanePrograms programs;
    /** For blocks of less than a tile. */
    private final ScalarLaneAllocator plain;

    private final float[] work;

    private final long[] activeBits;
    /** By set of a tier, then by its groups: where it is used up. */
    private final long[] tight;

    VectorLaneAllocator(AllocationNetwork network) {
        supplies = network.supplyCount;
        cells = network.cellCount();
        tables = new LaneTables(network);
        programs = new LanePrograms(tables, network.supplyCount, network.cellCount(), TILE);
        plain = new ScalarLaneAllocator(tables);
        work = LaneBlock.room(programs.size());
        activeBits = new long[tables.groupCount];
        tight = new long[tables.supplies.count() + tables.groupCount];
    }

    /** The last tile ends with the last draw: it may do some draws again, which gives the same. */
    @Override
    public void allocate(LaneBlock block, int supply, int need, int unmet, int used) {
        int draws = block.draws();
        if (draws < TILE) {
            plain.allocate(block, supply, need, unmet, used);
            return;
        }
        for (int tile = 0; tile < draws; tile += TILE) {
            int draw = Math.min(tile, draws - TILE);
            load(block, supply, draw, programs.supply, supplies);
            load(block, need, draw, programs.need, cells);
            add(programs.gather);
            for (Tier tier : programs.tiers) {
                fill(tier);
            }
            spread(block, unmet, draw);
            add(programs.sumOfServed);
            use(block, used, draw);
        }
    }

    private void load(LaneBlock block, int first, int draw, int place, int count) {
        for (int column = 0; column < count; column++) {
            int from = block.place(first + column) + draw;
            int into = place + column * TILE;
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector.fromArray(LANES, block.numbers(), from + lane).intoArray(work, into + lane);
            }
        }
    }

    /** Carries out additions (one, other, sum). */
    private void add(int[] additions) {
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

    private void fill(Tier tier) {
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
            ratio.mul(LaneTables.TIE).intoArray(work, programs.ties + lane);
            otherRatio.mul(LaneTables.TIE).intoArray(work, programs.ties + lane + WIDTH);
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

    private void spread(LaneBlock block, int unmet, int draw) {
        for (int group = 0; group < tables.groupCount; group++) {
            int ratio = programs.ratio + group * TILE;
            for (int cell : tables.cellsOfGroup[group]) {
                int into = block.place(unmet + cell) + draw;
                int need = programs.need + cell * TILE;
                for (int lane = 0; lane < TILE; lane += WIDTH) {
                    FloatVector.broadcast(LANES, 1)
                            .sub(FloatVector.fromArray(LANES, work, ratio + lane))
                            .mul(FloatVector.fromArray(LANES, work, need + lane))
                            .intoArray(block.numbers(), into + lane);
                }
            }
        }
        for (int cell : tables.unservable) {
            System.arraycopy(
                    work, programs.need + cell * TILE, block.numbers(), block.place(unmet + cell) + draw, TILE);
        }
    }

    private void use(LaneBlock block, int used, int draw) {
        Arrays.fill(work, programs.before, programs.before + TILE, 0);
        for (int c = 0; c < tables.suppliesOfClass.length; c++) {
            bound(programs.bounds[c]);
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector before = FloatVector.fromArray(LANES, work, programs.before + lane);
                FloatVector most = FloatVector.fromArray(LANES, work, programs.total + lane)
                        .sub(FloatVector.fromArray(LANES, work, programs.rest + lane));
                most = most.reinterpretAsInts().max(before.reinterpretAsInts()).reinterpretAsFloats();
                most.intoArray(work, programs.before + lane);
                most.sub(before).intoArray(work, programs.rest + lane);
            }
            for (int s : tables.suppliesOfClass[c]) {
                take(programs.supply + s * TILE, block.numbers(), block.place(used + s) + draw);
            }
        }
    }

    /** What the tightest of some bounds, differences (supply, served), lack: 0 at least. */
    private void bound(int[] differences) {
        Arrays.fill(work, programs.rest, programs.rest + TILE, 0);
        for (int i = 0; i < differences.length; i += 2) {
            int supply = differences[i];
            int served = differences[i + 1];
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                IntVector lacking = FloatVector.fromArray(LANES, work, served + lane)
                        .sub(FloatVector.fromArray(LANES, work, supply + lane))
                        .reinterpretAsInts();
                FloatVector.fromArray(LANES, work, programs.rest + lane)
                        .reinterpretAsInts()
                        .max(lacking)
                        .reinterpretAsFloats()
                        .intoArray(work, programs.rest + lane);
            }
        }
    }

    /** Takes of a supply what the rest allows. */
    private void take(int supply, float[] numbers, int used) {
        for (int lane = 0; lane < TILE; lane += WIDTH) {
            FloatVector left = FloatVector.fromArray(LANES, work, programs.rest + lane);
            FloatVector taken = FloatVector.fromArray(LANES, work, supply + lane);
            taken = taken.reinterpretAsInts().min(left.reinterpretAsInts()).reinterpretAsFloats();
            taken.intoArray(numbers, used + lane);
            left.sub(taken).intoArray(work, programs.rest + lane);
        }
    }
}
