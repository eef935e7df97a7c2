package chipgap.kernel.summary;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of finite numbers that does not depend on their order: each is rounded to a multiple of 2^-24 and added as a 128-bit integer.
 *
 * <p>Numbers must be smaller than 2^38 (2.7e11) in magnitude; up to 2^64 of them fit.
 */
final class ExactSum {
    private static final double SCALE = 0x1p24;
    /** Numbers must stay below this in magnitude. */
    static final double LIMIT = 0x1p38;

    private static final BigDecimal INTEGER_SCALE = BigDecimal.valueOf(1L << 24);

    private static final long LOW_HALF = 0xFFFFFFFFL;
    private static final int HALF_BITS = 32;

    private long low;
    private long high;

    void add(double value) {
        long scaled = (long) Math.rint(value * SCALE);
        add(scaled, scaled >> 63);
    }

    /** The sum of a column: the same bits as one by one. */
    static ExactSum of(float[] values) {
        long lows = 0;
        long highs = 0;
        for (float value : values) {
            long scaled = (long) Math.rint(value * SCALE);
            lows += scaled & LOW_HALF;
            highs += scaled >> HALF_BITS;
        }
        long shifted = highs << HALF_BITS;
        long low = shifted + lows;
        ExactSum sum = new ExactSum();
        sum.add(low, (highs >> HALF_BITS) + (Long.compareUnsigned(low, shifted) < 0 ? 1 : 0));
        return sum;
    }

    void add(ExactSum other) {
        add(other.low, other.high);
    }

    private void add(long addedLow, long addedHigh) {
        low += addedLow;
        high += addedHigh + (Long.compareUnsigned(low, addedLow) < 0 ? 1 : 0);
    }

    /** The sum, rounded once. */
    double value() {
        BigInteger sum = BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1)));
        return new BigDecimal(sum).divide(INTEGER_SCALE).doubleValue();
    }
}
