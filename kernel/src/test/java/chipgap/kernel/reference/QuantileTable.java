package chipgap.kernel.reference;

import java.util.function.DoubleUnaryOperator;

/** A smooth function of a standard normal value as a table of cubics through four neighbouring points. */
final class QuantileTable {
    private static final int CELLS = 256;
    private static final float LIMIT = 6.5f;
    private static final float CELLS_PER_UNIT = CELLS / (2 * LIMIT);

    private final float[] coefficients;

    private QuantileTable(float[] coefficients) {
        this.coefficients = coefficients;
    }

    static QuantileTable of(DoubleUnaryOperator function) {
        double[] y = new double[CELLS + 3];
        for (int i = 0; i < y.length; i++) {
            y[i] = function.applyAsDouble((i - 1) / (double) CELLS_PER_UNIT - LIMIT);
        }
        float[] coefficients = new float[4 * CELLS];
        for (int i = 0; i < CELLS; i++) {
            double before = y[i];
            double left = y[i + 1];
            double right = y[i + 2];
            double after = y[i + 3];
            coefficients[4 * i] = (float) left;
            coefficients[4 * i + 1] = (float) (right - left / 2 - before / 3 - after / 6);
            coefficients[4 * i + 2] = (float) ((before + right) / 2 - left);
            coefficients[4 * i + 3] = (float) ((after - before) / 6 + (left - right) / 2);
        }
        return new QuantileTable(coefficients);
    }

    void at(float[] z, float[] out) {
        for (int k = 0; k < z.length; k++) {
            float place = (z[k] + LIMIT) * CELLS_PER_UNIT;
            int cell = (int) place;
            float f = place - cell;
            int c = 4 * cell;
            out[k] = ((coefficients[c + 3] * f + coefficients[c + 2]) * f + coefficients[c + 1]) * f + coefficients[c];
        }
    }
}
