package chipgap.kernel.allocation;

import chipgap.kernel.lanes.LaneBlock;

/** {@link Allocator}, in double precision, for networks that the tables of lanes do not fit. */
final class EachDrawAllocator implements LaneAllocator {
    private final int supplies;
    private final int cells;
    private final Allocator allocator;

    EachDrawAllocator(AllocationNetwork network) {
        supplies = network.supplyCount;
        cells = network.cellCount();
        allocator = new Allocator(network);
    }

    @Override
    public void allocate(LaneBlock block, int supply, int need, int unmet, int used) {
        double[][] unmets = new double[cells][block.draws()];
        double[][] useds = new double[supplies][block.draws()];
        allocator.allocate(read(block, supply, supplies), read(block, need, cells), unmets, useds, 0, block.draws());
        write(unmets, block, unmet);
        write(useds, block, used);
    }

    private static double[][] read(LaneBlock block, int first, int count) {
        double[][] columns = new double[count][block.draws()];
        for (int column = 0; column < count; column++) {
            for (int draw = 0; draw < block.draws(); draw++) {
                columns[column][draw] = block.get(first + column, draw);
            }
        }
        return columns;
    }

    private static void write(double[][] columns, LaneBlock block, int first) {
        for (int column = 0; column < columns.length; column++) {
            for (int draw = 0; draw < block.draws(); draw++) {
                block.put(first + column, draw, (float) columns[column][draw]);
            }
        }
    }
}
