package chipgap.kernel.lanes;

/**
 * {@link LaneMath#exp} and {@link LaneMath#log} of columns, the same in every bit. In passes, because a loop that also moves bits between floats and
 * ints is not vectorised by the compiler.
 */
final class LaneColumns {
    private static final int AT_ONCE = 512;

    private LaneColumns() {}

    static void exp(float[] values) {
        int[] powers = new int[Math.min(values.length, AT_ONCE)];
        for (int from = 0; from < values.length; from += AT_ONCE) {
            exp(values, from, Math.min(AT_ONCE, values.length - from), powers);
        }
    }

    private static void exp(float[] values, int from, int count, int[] powers) {
        for (int i = 0; i < count; i++) {
            values[from + i] = Math.min(Math.max(values[from + i], LaneMath.EXP_LOWEST), LaneMath.EXP_HIGHEST);
        }
        for (int i = 0; i < count; i++) {
            powers[i] = Float.floatToRawIntBits(LaneMath.shifted(values[from + i]));
        }
        for (int i = 0; i < count; i++) {
            values[from + i] = LaneMath.expOfRemainder(values[from + i]);
        }
        for (int i = 0; i < count; i++) {
            values[from + i] *= LaneMath.power(powers[i]);
        }
    }

    static void log(float[] values) {
        int[] bits = new int[Math.min(values.length, AT_ONCE)];
        for (int from = 0; from < values.length; from += AT_ONCE) {
            log(values, from, Math.min(AT_ONCE, values.length - from), bits);
        }
    }

    private static void log(float[] values, int from, int count, int[] bits) {
        for (int i = 0; i < count; i++) {
            bits[i] = Float.floatToRawIntBits(values[from + i]) - LaneMath.ROOT_HALF_BITS;
        }
        for (int i = 0; i < count; i++) {
            values[from + i] = LaneMath.fraction(bits[i]);
        }
        for (int i = 0; i < count; i++) {
            values[from + i] = LaneMath.log(bits[i] >> LaneMath.EXPONENT_SHIFT, values[from + i]);
        }
    }
}
