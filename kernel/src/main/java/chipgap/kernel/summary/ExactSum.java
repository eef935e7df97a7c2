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

    private long low;
    private long high;

    void add(double value) {
        long scaled = (long) Math.rint(value * SCALE);
        add(scaled, scaled >> 63);
    }

    /**
     * The sum of a column: the same bits as one by one.
     *
     * @param largest the greatest magnitude in the column
     */
    static ExactSum of(float[] values, float largest) {
        ExactSum sum = new ExactSum();
        if ((double) largest * values.length < LIMIT) {
            long scaled = 0;
            for (float value : values) {
                scaled += (long) Math.rint(value * SCALE);
            }
            sum.add(scaled, scaled >> 63);
        } else {
            for (float value : values) {
                sum.add(value);
            }
        }
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
        if (high == low >> 63) {
            return low / SCALE;
        }
        BigInteger sum = BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1)));
        return new BigDecimal(sum).divide(INTEGER_SCALE).doubleValue();
    }
}
