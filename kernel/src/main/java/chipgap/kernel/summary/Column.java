package chipgap.kernel.summary;

/**
 * A column of draws, at least one, and what several summaries want to know of it.
 *
 * @param values the draws
 * @param lowest the least of them
 * @param highest the greatest
 * @param leastBits the bits of the least number above 0, where none is below
 * @param sum their sum
 * @param positiveSum the sum of those above 0
 */
@SuppressWarnings("ArrayRecordComponent") // read once, at once
record Column(float[] values, float lowest, float highest, int leastBits, ExactSum sum, ExactSum positiveSum) {

    /** Reads a column; numbers must be as for {@link Summary#add(double)}. */
    static Column of(float[] values) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        int least = Integer.MAX_VALUE;
        for (float value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
            // One less, as unsigned numbers: that of a zero is the greatest.
            least = Math.min(least, (Float.floatToRawIntBits(value) - 1) ^ Integer.MIN_VALUE);
        }
        Summary.requireInside(lowest);
        Summary.requireInside(highest);
        float largest = Math.max(highest, -lowest);
        ExactSum sum = ExactSum.of(values, largest);
        ExactSum positiveSum = lowest >= 0 ? sum : ExactSum.of(positives(values), largest);
        return new Column(values, lowest, highest, (least ^ Integer.MIN_VALUE) + 1, sum, positiveSum);
    }

    private static float[] positives(float[] values) {
        float[] positives = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            positives[i] = Math.max(0, values[i]);
        }
        return positives;
    }
}
