package chipgap.kernel.reference;

import chipgap.kernel.distribution.Normal;
import chipgap.kernel.lanes.Lanes;
import java.util.Arrays;

/** The inputs of REF-1 as columns of draws, in single precision. */
public final class ReferenceColumns {
    private static final int[] EVENT_DATES = {59, 61, 63};
    private static final float[] EVENT_PROBABILITIES = {.35f, .40f, .30f};

    private final Lanes lanes;
    private final long seed;
    private final int[] words;
    private final float[] normals;
    private final float[][] factors;
    private final float[][] columns;
    private final QuantileTable[] betas = new QuantileTable[ReferenceInputs.COUNT];

    /** Columns for blocks of so many draws. */
    public ReferenceColumns(Lanes lanes, long seed, int draws) {
        this.lanes = lanes;
        this.seed = seed;
        words = new int[draws];
        normals = new float[draws];
        factors = new float[ReferenceInputs.GROUP_CORRELATION.length][draws];
        columns = new float[ReferenceInputs.COUNT][draws];
        ReferenceInputs inputs = new ReferenceInputs();
        for (int i = 0; i < betas.length; i++) {
            int input = i;
            if (ReferenceInputs.BETA[i] != null) {
                boolean isAsBefore = ReferenceInputs.BETA[i] == ReferenceInputs.BETA[i - 1];
                betas[i] = isAsBefore ? betas[i - 1] : QuantileTable.of(z -> inputs.value(input, z));
            }
        }
    }

    /** The columns x0 to x63 of the draws from the given one on; valid until the next call. */
    public float[][] sample(long firstDraw) {
        for (int g = 0; g < factors.length; g++) {
            lanes.words(key(ReferenceInputs.COUNT + g), 0, firstDraw, words);
            lanes.normals(words, factors[g]);
        }
        for (int i = 0; i < columns.length; i++) {
            lanes.words(key(i), 0, firstDraw, words);
            if (ReferenceInputs.TRIANGULAR[i] != null) {
                triangular(ReferenceInputs.TRIANGULAR[i], columns[i]);
            } else if (i >= 58) {
                uniforms(columns[i]);
            } else {
                correlated(i);
                fromNormals(i, columns[i]);
            }
        }
        for (int e = 0; e < EVENT_DATES.length; e++) {
            firstQuarters(columns[EVENT_DATES[e] - 1], columns[EVENT_DATES[e]], EVENT_PROBABILITIES[e]);
        }
        return columns;
    }

    /** From whether and when an event happens to its first quarter. */
    private static void firstQuarters(float[] chance, float[] date, float probability) {
        for (int i = 0; i < date.length; i++) {
            chance[i] = chance[i] < probability ? (float) Math.ceil(date[i]) : ReferenceModel.QUARTERS;
        }
    }

    private long key(int stream) {
        return (seed + 1) * 0x9E3779B97F4A7C15L ^ (stream + 1) * 0xBF58476D1CE4E5B9L;
    }

    private void correlated(int i) {
        lanes.normals(words, normals);
        int group = ReferenceInputs.GROUP[i];
        if (group >= 0) {
            float common = (float) Math.sqrt(ReferenceInputs.GROUP_CORRELATION[group]);
            float own = (float) Math.sqrt(1 - ReferenceInputs.GROUP_CORRELATION[group]);
            float[] factor = factors[group];
            for (int k = 0; k < normals.length; k++) {
                normals[k] = common * factor[k] + own * normals[k];
            }
        }
    }

    private void fromNormals(int i, float[] out) {
        double[] lognormal = ReferenceInputs.LOGNORMAL[i];
        if (lognormal != null) {
            linear(Math.log(lognormal[0]), Math.log(lognormal[1]), out);
            lanes.exp(out);
        } else if (betas[i] != null) {
            betas[i].at(normals, out);
        } else {
            linear(ReferenceInputs.NORMAL[i][0], ReferenceInputs.NORMAL[i][1], out);
        }
    }

    /** The normal with the given quantiles at 10 % and 90 %. */
    private void linear(double low, double high, float[] out) {
        float middle = (float) ((low + high) / 2);
        float sd = (float) ((high - low) / (2 * Normal.Z90));
        for (int k = 0; k < out.length; k++) {
            out[k] = middle + sd * normals[k];
        }
    }

    private void uniforms(float[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] = (words[k] >>> 9) * 0x1p-23f + 0x1p-24f;
        }
    }

    /** Both branches of the quantile function meet at the mode, so that their clamped sum needs no branch. */
    private void triangular(double[] parameters, float[] out) {
        float min = (float) parameters[0];
        float mode = (float) parameters[1];
        float max = (float) parameters[2];
        float left = (max - min) * (mode - min);
        float right = (max - min) * (max - mode);
        uniforms(out);
        for (int k = 0; k < out.length; k++) {
            float below = min + (float) Math.sqrt(out[k] * left);
            float above = max - (float) Math.sqrt((1 - out[k]) * right);
            out[k] = Math.min(below, mode) + Math.max(above, mode) - mode;
        }
    }

    /** The inputs of one draw as the twin takes them. */
    double[] row(int draw) {
        double[] row = new double[columns.length];
        Arrays.setAll(row, i -> columns[i][draw]);
        for (int date : EVENT_DATES) {
            row[date - 1] = row[date - 1] < ReferenceModel.QUARTERS ? 0 : 1;
        }
        return row;
    }
}
