package chipgap.forecast.model;

import chipgap.forecast.model.Layout.Supplied;
import chipgap.forecast.model.Layout.Wanted;
import chipgap.kernel.time.QuarterRange;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What a part of a sweep comes to: demand, supply and shortfall of everybody in each of its draws, by quarter and by calendar year, in H100e. The very
 * numbers that the summary of a forecast sees, as floats.
 */
public final class PartColumns {
    /** What is kept of a draw and period. */
    enum Output {
        DEMAND,
        SUPPLY,
        SHORTFALL
    }

    private static final int OUTPUTS = Output.values().length;

    private final QuarterRange horizon;
    private final int firstDraw;
    private final int drawCount;
    /** By output, then quarter, then year: a column of draws each. */
    private final float[][] columns;

    /** Empty columns of a part. */
    public PartColumns(QuarterRange horizon, Sweep.Part part) {
        this.horizon = horizon;
        this.firstDraw = part.firstDraw();
        this.drawCount = part.drawCount();
        this.columns = new float[OUTPUTS * periods(horizon)][drawCount];
    }

    private static int periods(QuarterRange horizon) {
        return horizon.length() + new Years(horizon).count();
    }

    /** Composes a block that lies inside the part and puts it in its place; several blocks may do so at once. */
    public void put(Composition composition, SampledBlock world) {
        Layout layout = Layout.of(composition);
        int offset = (int) world.draws().firstDraw() - firstDraw;
        new PeriodWalk(composition, horizon, layout, Map.of()).over(world, new PeriodWalk.Listener() {
            @Override
            public void quarter(int position, double[][] columns) {
                put(layout, position, offset, columns);
            }

            @Override
            public void year(int year, double[][] columns) {
                put(layout, horizon.length() + year, offset, columns);
            }
        });
    }

    private void put(Layout layout, int period, int offset, double[][] books) {
        for (Output output : Output.values()) {
            double[] from = books[place(layout, output)];
            float[] into = column(output, period);
            for (int i = 0; i < from.length; i++) {
                into[offset + i] = (float) from[i];
            }
        }
    }

    private static int place(Layout layout, Output output) {
        return switch (output) {
            case DEMAND -> layout.of(Layout.ALL, Wanted.DEMAND);
            case SUPPLY -> layout.of(Layout.ALL, Supplied.H100E);
            case SHORTFALL -> layout.of(Layout.ALL, Wanted.SHORTFALL);
        };
    }

    /** The draws of an output in a period: the quarters of the horizon come first, then its calendar years. */
    @SuppressWarnings("EnumOrdinal") // what is stored follows the order of the enum, which so must stay
    float[] column(Output output, int period) {
        return columns[output.ordinal() * periods(horizon) + period];
    }

    int firstDraw() {
        return firstDraw;
    }

    int drawCount() {
        return drawCount;
    }

    /** Column after column, four bytes a number, the highest first. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * columns.length * drawCount);
        for (float[] column : columns) {
            bytes.asFloatBuffer().put(column);
            bytes.position(bytes.position() + Float.BYTES * drawCount);
        }
        return bytes.array();
    }

    /**
     * The columns of a part, from their bytes.
     *
     * @throws IllegalArgumentException when they are not as many as the part has numbers
     */
    public static PartColumns of(QuarterRange horizon, Sweep.Part part, byte[] bytes) {
        PartColumns read = new PartColumns(horizon, part);
        if (bytes.length != Float.BYTES * read.columns.length * read.drawCount) {
            throw new IllegalArgumentException("%s has %d numbers, not %d bytes."
                    .formatted(part, read.columns.length * read.drawCount, bytes.length));
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        for (float[] column : read.columns) {
            rest.asFloatBuffer().get(column);
            rest.position(rest.position() + Float.BYTES * read.drawCount);
        }
        return read;
    }
}
