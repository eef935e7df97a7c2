package chipgap.kernel.allocation;

import chipgap.kernel.lanes.LaneBlock;

/** {@link Allocator} on one draw after the other, for networks that the tables of lanes do not fit. */
final class EachDrawAllocator implements LaneAllocator {
    private final Allocator allocator;
    private final double[] supplies;
    private final double[] needs;
    private final double[] unmets;
    private final double[] useds;

    EachDrawAllocator(AllocationNetwork network) {
        allocator = new Allocator(network);
        supplies = new double[network.supplyCount];
        needs = new double[network.cellCount()];
        unmets = new double[needs.length];
        useds = new double[supplies.length];
    }

    @Override
    public void allocate(LaneBlock block, int supply, int need, int unmet, int used) {
        for (int draw = 0; draw < block.draws(); draw++) {
            read(block, supply, draw, supplies);
            read(block, need, draw, needs);
            allocator.allocate(supplies, needs, unmets, useds);
            write(unmets, block, unmet, draw);
            write(useds, block, used, draw);
        }
    }

    private static void read(LaneBlock block, int first, int draw, double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = block.get(first + i, draw);
        }
    }

    private static void write(double[] row, LaneBlock block, int first, int draw) {
        for (int i = 0; i < row.length; i++) {
            block.put(first + i, draw, (float) row[i]);
        }
    }
}
