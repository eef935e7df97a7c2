package chipgap.kernel.allocation;

/** {@link Allocator} on one draw after the other, for networks that the tables of lanes do not fit. */
final class EachDrawAllocator implements LaneAllocator {
    private final Allocator allocator;

    EachDrawAllocator(AllocationNetwork network) {
        allocator = new Allocator(network);
    }

    @Override
    public void allocate(float[][] supply, float[][] need, float[][] unmet, float[][] used) {
        double[] unmets = new double[need.length];
        double[] useds = new double[supply.length];
        for (int draw = 0; draw < supply[0].length; draw++) {
            allocator.allocate(row(supply, draw), row(need, draw), unmets, useds);
            spread(unmets, unmet, draw);
            spread(useds, used, draw);
        }
    }

    private static double[] row(float[][] columns, int draw) {
        double[] row = new double[columns.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = columns[i][draw];
        }
        return row;
    }

    private static void spread(double[] row, float[][] columns, int draw) {
        for (int i = 0; i < row.length; i++) {
            columns[i][draw] = (float) row[i];
        }
    }
}
