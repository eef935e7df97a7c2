package chipgap.kernel.lanes;

/**
 * Coefficients and the plain form of the functions of {@link Lanes}.
 *
 * <p>Sources: exp and log after Moshier, Cephes (expf, logf); the normal quantile after Giles, "Approximating the erfinv function", GPU Computing
 * Gems 2 (2010), single precision, times the square root of 2, its polynomials fitted anew: the central one and the logarithm inside minimax, the tail at
 * Chebyshev points, to reach probabilities of 1e-10 instead of 1e-7.
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
    static final int MAGNITUDE = 0x7FFFFFFF;
    static final int SIGN = 0x80000000;
    /** Four times a number has the bits of the number and this. */
    static final int FOURFOLD = 2 << EXPONENT_SHIFT;

    static final float LN2 = .6931472f;
    /** The centre, -ln 4p(1-p) = 5/2, of the first polynomial of the normal quantile; the second begins as far beyond it. */
    static final float CENTRE = 2.5f;

    /** Coefficients by descending power. */
    static final float[] EXP = {1.9875691e-4f, 1.3981999e-3f, 8.333452e-3f, 4.1665796e-2f, .16666666f, .5f};

    static final float[] LOG = {
        7.0376836e-2f, -.1151461f, .11676999f, -.12420141f, .14249323f, -.16668057f, .20000716f, -.24999994f, .3333333f
    };
    /** Of -ln(1+f) less the centre. */
    static final float[] CENTRED_LOG = {
        .10079922f, -.16481234f, .17371026f, -.19864146f, .24953711f, -.33336583f, .5000092f, -.99999976f, -2.5f
    };

    static final float[] QUANTILE_CENTRAL = {
        4.035467e-8f,
        4.86104e-7f,
        -4.9905657e-6f,
        -6.2179934e-6f,
        3.091502e-4f,
        -1.7730101e-3f,
        -5.908171e-3f,
        .34880266f,
        2.1233137f
    };
    static final float[] QUANTILE_TAIL = {
        5.1789346e-5f,
        -2.1485584e-4f,
        -3.3148353e-5f,
        1.813561e-3f,
        -5.0434424e-3f,
        .00816525f,
        -.010822989f,
        .013339308f,
        1.416584f,
        4.0064344f
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
        int bits = Float.floatToRawIntBits(tail * (1 - tail)) + (FOURFOLD - ROOT_HALF_BITS);
        float central = Math.fma(bits >> EXPONENT_SHIFT, -LN2, polynomial(fraction(bits), CENTRED_LOG));
        float ratio = central < CENTRE
                ? polynomial(central, QUANTILE_CENTRAL)
                : polynomial((float) Math.sqrt(central + CENTRE) - 3, QUANTILE_TAIL);
        return Float.intBitsToFloat(Float.floatToRawIntBits(ratio * x) ^ (word & SIGN));
    }

    private static float polynomial(float x, float[] coefficients) {
        float value = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            value = Math.fma(value, x, coefficients[i]);
        }
        return value;
    }
}
