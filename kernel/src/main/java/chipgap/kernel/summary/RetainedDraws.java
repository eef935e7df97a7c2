package chipgap.kernel.summary;

import java.util.Arrays;

/**
 * All draws of one output as floats, in the order of the draws, for those who want more than a {@link Summary} keeps: 4 bytes a draw.
 *
 * <p>Parts of a run merge; the result does not depend on who had which draws.
 */
public final class RetainedDraws {
    /** The most draws that can be retained: 8 MiB of them. */
    public static final int MOST_DRAWS = 1 << 21;

    private final float[] values;

    /**
     * Room for the draws of a run, none of them there yet.
     *
     * @param draws number of draws, in [1, {@value #MOST_DRAWS}]
     */
    public RetainedDraws(int draws) {
        if (draws < 1 || draws > MOST_DRAWS) {
            throw new IllegalArgumentException(
                    "The number of draws to retain (%d) must lie in [1, %d]. Run fewer draws or rely on the summary."
                            .formatted(draws, MOST_DRAWS));
        }
        values = new float[draws];
        Arrays.fill(values, Float.NaN);
    }

    /**
     * Keeps a draw.
     *
     * @param draw index of the draw
     * @param value finite, kept as a float
     */
    public void set(int draw, double value) {
        float kept = (float) value;
        if (!Float.isFinite(kept)) {
            throw new IllegalArgumentException("Draw %d (%s) must be finite as a float.".formatted(draw, value));
        }
        requireFree(draw);
        values[draw] = kept;
    }

    /** Takes over the draws of another part of the same run. */
    public void merge(RetainedDraws other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "Parts of %d and of %d draws are not of one run.".formatted(values.length, other.values.length));
        }
        for (int draw = 0; draw < values.length; draw++) {
            if (!Float.isNaN(other.values[draw])) {
                requireFree(draw);
                values[draw] = other.values[draw];
            }
        }
    }

    /** All draws in their order, a new array. */
    public float[] values() {
        for (int draw = 0; draw < values.length; draw++) {
            if (Float.isNaN(values[draw])) {
                throw new IllegalStateException(
                        "Draw %d is missing. Set or merge all %d draws first.".formatted(draw, values.length));
            }
        }
        return values.clone();
    }

    private void requireFree(int draw) {
        if (!Float.isNaN(values[draw])) {
            throw new IllegalArgumentException("Draw %d is there already. Give each draw to one part.".formatted(draw));
        }
    }
}
