package chipgap.kernel.allocation;

import chipgap.kernel.allocation.LanePrograms.Tier;
import chipgap.kernel.lanes.LaneBlock;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectorised twin: a tile of draws at a time, several registers wide, so that walking the tables costs less a draw and one register computes
 * while another waits. What is kept between steps stands in one array; masks stand as the bits of longs, one for each draw of the tile. The greater
 * or lesser of two numbers, of which one at most is below 0, is that of their bits, which takes one operation. No method hands a vector on.
 */
final class VectorLaneAllocator implements LaneAllocator {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    static final int TILE = Long.SIZE;

    private final int supplies;
    private final int cells;
    private final SetTables tables;
    private final LanePrograms programs;
    /** For blocks of less than a tile. */
    private final ScalarLaneAllocator plain;

    private final float[] work;
    private final VectorTiers tiers;

    VectorLaneAllocator(AllocationNetwork network) {
        supplies = network.supplyCount;
        cells = network.cellCount();
        tables = network.tables();
        programs = new LanePrograms(tables, supplies, cells, TILE);
        plain = new ScalarLaneAllocator(tables);
        work = LaneBlock.room(programs.size());
        tiers = new VectorTiers(programs, work, tables.groupCount, tables.supplies.count());
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
            tiers.add(programs.gather);
            for (Tier tier : programs.tiers) {
                tiers.fill(tier);
            }
            spread(block, unmet, draw);
            tiers.add(programs.sumOfServed);
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
