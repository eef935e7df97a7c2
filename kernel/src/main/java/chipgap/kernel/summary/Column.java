package chipgap.kernel.summary;

import chipgap.kernel.lanes.Lanes;

/**
 * A column of draws, at least one, and what several summaries want to know of it.
 *
 * @param values the draws
 * @param bits the bits of those above 0, unless one has a sign
 * @param positives how many those are; -1 if one has a sign
 * @param leastBits the least of the bits, if there are any
 * @param greatestBits the greatest of them
 * @param lowest the least of the draws
 * @param highest the greatest
 * @param sum their sum
 * @param positiveSum the sum of those above 0
 */
@SuppressWarnings("ArrayRecordComponent") // read once, at once
record Column(
        float[] values,
        int[] bits,
        int positives,
        int leastBits,
        int greatestBits,
        float lowest,
        float highest,
        ExactSum sum,
        ExactSum positiveSum) {
    private static final Lanes LANES = Lanes.best();

    /** Reads a column; numbers must be as for {@link Summary#add(double)}. */
    static Column of(float[] values) {
        int[] bits = new int[values.length];
        int positives = LANES.positives(values, bits);
        return positives < 0 ? ofAnySign(values) : ofPositives(values, bits, positives);
    }

    /** The bits of numbers without a sign are in the order of the numbers. */
    private static Column ofPositives(float[] values, int[] bits, int positives) {
        int least = Integer.MAX_VALUE;
        int greatest = 0;
        for (int i = 0; i < positives; i++) {
            least = Math.min(least, bits[i]);
            greatest = Math.max(greatest, bits[i]);
        }
        float highest = Float.intBitsToFloat(greatest);
        Summary.requireInside(highest);
        ExactSum sum = ExactSum.of(values, highest);
        float lowest = positives < values.length ? 0 : Float.intBitsToFloat(least);
        return new Column(values, bits, positives, least, greatest, lowest, highest, sum, sum);
    }

    private static Column ofAnySign(float[] values) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        float[] aboveZero = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            lowest = Math.min(lowest, values[i]);
            highest = Math.max(highest, values[i]);
            aboveZero[i] = Math.max(0, values[i]);
        }
        Summary.requireInside(lowest);
        Summary.requireInside(highest);
        float largest = Math.max(highest, -lowest);
        ExactSum sum = ExactSum.of(values, largest);
        return new Column(values, new int[0], -1, 0, 0, lowest, highest, sum, ExactSum.of(aboveZero, largest));
    }
}
