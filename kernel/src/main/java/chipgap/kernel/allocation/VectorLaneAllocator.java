package chipgap.kernel.allocation;

import chipgap.kernel.allocation.LanePrograms.Tier;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectorised twin: a tile of draws at a time, several registers wide, so that walking the tables costs less a draw and one register computes
 * while another waits. What is kept between steps stands in one array; masks stand as the bits of longs, one for each draw of the tile. No method
 * hands a vector on.
 */
final class VectorLaneAllocator implements LaneAllocator {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int TILE = Long.SIZE;

    private final LaneTables tables;
    private final LanePrograms programs;
    private final float[] work;
    private final float[] reach = new float[TILE];
    /** The reach and a little more, up to which sets count as used up. */
    private final float[] reachAndTies = new float[TILE];

    private final long[] activeBits;
    /** By set of a tier, then by its groups: where it is used up. */
    private final long[] tight;

    VectorLaneAllocator(AllocationNetwork network) {
        tables = new LaneTables(network);
        programs = new LanePrograms(tables, network.supplyCount, network.cellCount(), TILE);
        work = new float[programs.size()];
        activeBits = new long[tables.groupCount];
        tight = new long[tables.supplies.count() + tables.groupCount];
    }

    /** The last tile may be half full: what else it holds are old draws, whose results are not kept. */
    @Override
    public void allocate(float[][] supply, float[][] need, float[][] unmet, float[][] used) {
        int draws = supply[0].length;
        for (int draw = 0; draw < draws; draw += TILE) {
            int count = Math.min(TILE, draws - draw);
            load(supply, draw, count, programs.supply);
            load(need, draw, count, programs.need);
            add(programs.gather);
            System.arraycopy(work, programs.supplyOfSet, work, programs.left, programs.left - programs.supplyOfSet);
            Arrays.fill(work, programs.ratio, programs.served, 1);
            for (Tier tier : programs.tiers) {
                fill(tier);
            }
            spread(unmet, draw, count);
            use(used, draw, count);
        }
    }

    private void load(float[][] columns, int draw, int count, int place) {
        int at = place;
        for (float[] column : columns) {
            for (int lane = 0; lane < count; lane += WIDTH) {
                FloatVector.fromArray(LANES, column, draw + lane).intoArray(work, at + lane);
            }
            at += TILE;
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
                FloatVector one = FloatVector.fromArray(LANES, work, limits[i] + lane);
                FloatVector other = FloatVector.fromArray(LANES, work, limits[i + 1] + lane);
                FloatVector least = one.blend(other, other.lt(one));
                least.blend(0, least.lt(0)).intoArray(work, limits[i + 2] + lane);
            }
        }
    }

    /** Returns the draws in which any group needs something. */
    private long activate(int[] groups) {
        long any = 0;
        for (int group : groups) {
            long active = 0;
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector need = FloatVector.fromArray(LANES, work, programs.needOfGroup[group] + lane);
                need.intoArray(work, programs.active + group * TILE + lane);
                active |= need.compare(VectorOperators.GT, 0).toLong() << lane;
            }
            activeBits[group] = active;
            any |= active;
        }
        return any;
    }

    /** Returns the draws in which the active groups cannot all be served in full. */
    private long reach(int sets) {
        long rising = 0;
        for (int lane = 0; lane < TILE; lane += WIDTH) {
            FloatVector leastLeft = FloatVector.broadcast(LANES, 1);
            FloatVector leastWanted = leastLeft;
            int limit = programs.limit + lane;
            int wanted = programs.wanted + lane;
            for (int set = 0; set < sets * TILE; set += TILE) {
                FloatVector here = FloatVector.fromArray(LANES, work, limit + set);
                FloatVector sum = FloatVector.fromArray(LANES, work, wanted + set);
                VectorMask<Float> isLess = here.mul(leastWanted).lt(leastLeft.mul(sum));
                leastLeft = leastLeft.blend(here, isLess);
                leastWanted = leastWanted.blend(sum, isLess);
            }
            FloatVector ratio = leastLeft.div(leastWanted);
            ratio.intoArray(reach, lane);
            ratio.mul(LaneTables.TIE).intoArray(reachAndTies, lane);
            rising |= ratio.compare(VectorOperators.LT, 1).toLong() << lane;
        }
        return rising;
    }

    /** Freezes the groups inside sets that are used up. Returns the draws in which groups rise on. */
    private long freeze(Tier tier, long rising) {
        for (int set = 0; set < tier.sets(); set++) {
            long usedUp = 0;
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector wanted = FloatVector.fromArray(LANES, work, programs.wanted + set * TILE + lane);
                FloatVector limit = FloatVector.fromArray(LANES, work, programs.limit + set * TILE + lane);
                FloatVector served = wanted.mul(FloatVector.fromArray(LANES, reachAndTies, lane));
                usedUp |= limit.compare(VectorOperators.LE, served).toLong() << lane;
            }
            tight[set] = usedUp;
        }
        Arrays.fill(tight, tier.sets(), tier.sets() + tier.groups().length, 0);
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
        int active = programs.active + group * TILE;
        for (int lane = 0; lane < TILE; lane += WIDTH) {
            VectorMask<Float> mask = VectorMask.fromLong(LANES, now >>> lane);
            FloatVector.fromArray(LANES, work, ratio + lane)
                    .blend(FloatVector.fromArray(LANES, reach, lane), mask)
                    .intoArray(work, ratio + lane);
            FloatVector.fromArray(LANES, work, active + lane).blend(0, mask).intoArray(work, active + lane);
        }
        activeBits[group] &= ~now;
        return activeBits[group];
    }

    /** Takes out of every set what its groups were frozen with. */
    private void lower(Tier tier) {
        add(tier.lowered());
        for (int set = 0; set < tier.sets() * TILE; set += TILE) {
            for (int lane = set; lane < set + TILE; lane += WIDTH) {
                FloatVector sum = FloatVector.fromArray(LANES, work, programs.lowered + lane);
                FloatVector gone = FloatVector.fromArray(LANES, work, programs.wanted + lane)
                        .sub(sum);
                FloatVector here = FloatVector.fromArray(LANES, work, programs.limit + lane)
                        .sub(FloatVector.fromArray(LANES, reach, lane - set).mul(gone));
                sum.intoArray(work, programs.wanted + lane);
                here.blend(0, here.lt(0)).intoArray(work, programs.limit + lane);
            }
        }
    }

    private void serve(int[] groups) {
        for (int group : groups) {
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector.fromArray(LANES, work, programs.ratio + group * TILE + lane)
                        .mul(FloatVector.fromArray(LANES, work, programs.needOfGroup[group] + lane))
                        .intoArray(work, programs.served + group * TILE + lane);
            }
        }
    }

    private void take(int[] takers) {
        for (int i = 0; i < takers.length; i += 2) {
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector.fromArray(LANES, work, takers[i] + lane)
                        .sub(FloatVector.fromArray(LANES, work, takers[i + 1] + lane))
                        .intoArray(work, takers[i] + lane);
            }
        }
    }

    private void spread(float[][] unmet, int draw, int count) {
        for (int group = 0; group < tables.groupCount; group++) {
            for (int cell : tables.cellsOfGroup[group]) {
                for (int lane = 0; lane < count; lane += WIDTH) {
                    FloatVector.broadcast(LANES, 1)
                            .sub(FloatVector.fromArray(LANES, work, programs.ratio + group * TILE + lane))
                            .mul(FloatVector.fromArray(LANES, work, programs.need + cell * TILE + lane))
                            .intoArray(unmet[cell], draw + lane);
                }
            }
        }
        for (int cell : tables.unservable) {
            System.arraycopy(work, programs.need + cell * TILE, unmet[cell], draw, count);
        }
    }

    private void use(float[][] used, int draw, int count) {
        add(programs.sumOfServed);
        Arrays.fill(work, programs.least, programs.before + TILE, 0);
        bound(programs.bounds);
        for (int c = 0; c < tables.suppliesOfClass.length; c++) {
            int[] supplies = tables.suppliesOfClass[c];
            for (int lane = 0; lane < count; lane += WIDTH) {
                FloatVector before = FloatVector.fromArray(LANES, work, programs.before + lane);
                FloatVector most = FloatVector.fromArray(LANES, work, programs.total + lane)
                        .add(FloatVector.fromArray(LANES, work, programs.least + c * TILE + lane));
                most = most.blend(before, most.lt(before));
                most.intoArray(work, programs.before + lane);
                FloatVector rest = most.sub(before);
                for (int s : supplies) {
                    FloatVector taken = FloatVector.fromArray(LANES, work, programs.supply + s * TILE + lane);
                    taken = taken.blend(rest, rest.lt(taken));
                    taken.intoArray(used[s], draw + lane);
                    rest = rest.sub(taken);
                }
            }
        }
    }

    private void bound(int[] differences) {
        for (int i = 0; i < differences.length; i += 3) {
            for (int lane = 0; lane < TILE; lane += WIDTH) {
                FloatVector here = FloatVector.fromArray(LANES, work, differences[i] + lane)
                        .sub(FloatVector.fromArray(LANES, work, differences[i + 1] + lane));
                FloatVector least = FloatVector.fromArray(LANES, work, differences[i + 2] + lane);
                least.blend(here, here.lt(least)).intoArray(work, differences[i + 2] + lane);
            }
        }
    }
}
