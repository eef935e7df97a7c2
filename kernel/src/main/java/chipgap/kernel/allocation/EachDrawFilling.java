package chipgap.kernel.allocation;

/** One draw after the other. */
final class EachDrawFilling implements Filling {
    private final DrawFilling filling;
    private final double[] supplies;
    private final double[] needs;
    private final double[] ratios;
    private final double[] useds;

    EachDrawFilling(AllocationNetwork network, DrawFilling filling) {
        this.filling = filling;
        supplies = new double[network.supplyCount];
        needs = new double[network.tierOfGroup.length];
        ratios = new double[needs.length];
        useds = new double[supplies.length];
    }

    @Override
    public void fill(double[][] supply, double[][] need, double[][] ratio, double[][] used, int from, int end) {
        for (int draw = from; draw < end; draw++) {
            read(supply, draw, supplies);
            read(need, draw, needs);
            filling.fill(supplies, needs, ratios, useds);
            write(ratios, ratio, draw);
            write(useds, used, draw);
        }
    }

    private static void read(double[][] columns, int draw, double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = columns[i][draw];
        }
    }

    private static void write(double[] row, double[][] columns, int draw) {
        for (int i = 0; i < row.length; i++) {
            columns[i][draw] = row[i];
        }
    }
}
