package chipgap.kernel.lanes;

/**
 * Coefficients and the plain form of the functions of {@link Lanes}.
 *
 * <p>Sources: exp and log after Moshier, Cephes (expf, logf); the normal quantile after Giles, "Approximating the erfinv function", GPU Computing
 * Gems 2 (2010), single precision; its tail is fitted anew, at Chebyshev points, to reach probabilities of 1e-10 instead of 1e-7.
 */
final class LaneMath {
    static final float LOG2_E = 1.442695f;
    /** Adding it rounds a float to a whole number, which then stands in the low bits. */
    static final float ROUNDER = 0x1.8p23f;

    static final int ROUNDER_BITS = 0x4B400000;
    static final float LN2_HIGH = 0x1.63p-1f;
    static final float LN2_LOW = -2.1219444e-4f;
    static final int ROOT_HALF_BITS = 0x3F3504F3;
    static final int FRACTION_BITS = 0x007FFFFF;
    static final int BIAS = 127;
    static final int EXPONENT_SHIFT = 23;
    static final float EXP_LOWEST = -87;
    static final float EXP_HIGHEST = 88;
    static final float TAIL_BEGINS = 5;
    static final int MAGNITUDE = 0x7FFFFFFF;
    static final float ROOT_2 = 1.4142135f;

    /** Coefficients by descending power. */
    static final float[] EXP = {1.9875691e-4f, 1.3981999e-3f, 8.333452e-3f, 4.1665796e-2f, .16666666f, .5f};

    static final float[] LOG = {
        7.0376836e-2f, -.1151461f, .11676999f, -.12420141f, .14249323f, -.16668057f, .20000716f, -.24999994f, .3333333f
    };
    static final float[] QUANTILE_CENTRAL = {
        2.8102264e-8f,
        3.4327394e-7f,
        -3.5233877e-6f,
        -4.3915065e-6f,
        2.1858087e-4f,
        -1.253725e-3f,
        -4.1776816e-3f,
        .24664073f,
        1.5014094f
    };
    static final float[] QUANTILE_TAIL = {
        3.6620597e-5f,
        -1.5192603e-4f,
        -2.3439427e-5f,
        1.2823812e-3f,
        -3.5662523e-3f,
        .0057737036f,
        -7.6530087e-3f,
        9.432315e-3f,
        1.0016762f,
        2.832977f
    };

    private LaneMath() {}

    static float exp(float x) {
        float clamped = Math.min(Math.max(x, EXP_LOWEST), EXP_HIGHEST);
        return expOfRemainder(clamped) * power(Float.floatToRawIntBits(shifted(clamped)));
    }

    /** The whole number of powers of two in e^x stands in its low bits. */
    static float shifted(float x) {
        return Math.fma(x, LOG2_E, ROUNDER);
    }

    /** e^x without its powers of two. */
    static float expOfRemainder(float x) {
        float whole = shifted(x) - ROUNDER;
        float r = Math.fma(whole, -LN2_LOW, Math.fma(whole, -LN2_HIGH, x));
        return Math.fma(polynomial(r, EXP), r * r, r) + 1;
    }

    /** The powers of two. */
    static float power(int shiftedBits) {
        return Float.intBitsToFloat((shiftedBits - ROUNDER_BITS + BIAS) << EXPONENT_SHIFT);
    }

    static float log(float x) {
        int bits = Float.floatToRawIntBits(x) - ROOT_HALF_BITS;
        return log(bits >> EXPONENT_SHIFT, fraction(bits));
    }

    /** What is left without its powers of two, less 1. */
    static float fraction(int bits) {
        return Float.intBitsToFloat((bits & FRACTION_BITS) + ROOT_HALF_BITS) - 1;
    }

    static float log(float exponent, float f) {
        float square = f * f;
        float tail = Math.fma(exponent, LN2_LOW, polynomial(f, LOG) * (f * square));
        return Math.fma(exponent, LN2_HIGH, f + Math.fma(-.5f, square, tail));
    }

    static float normal(int word) {
        int magnitude = word & MAGNITUDE;
        float tail = Math.fma(magnitude, 0x1p-32f, 0x1p-33f);
        float x = Math.fma(MAGNITUDE - magnitude, 0x1p-31f, 0x1p-32f);
        float w = -log(4 * (tail * (1 - tail)));
        float ratio = w < TAIL_BEGINS
                ? polynomial(w - 2.5f, QUANTILE_CENTRAL)
                : polynomial((float) Math.sqrt(w) - 3, QUANTILE_TAIL);
        float z = ROOT_2 * (ratio * x);
        return word < 0 ? -z : z;
    }

    private static float polynomial(float x, float[] coefficients) {
        float value = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            value = Math.fma(value, x, coefficients[i]);
        }
        return value;
    }
}
