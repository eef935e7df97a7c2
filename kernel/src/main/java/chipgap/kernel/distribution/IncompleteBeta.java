package chipgap.kernel.distribution;

/**
 * The regularised incomplete beta function {@code I_x(a, b)} and its inverse.
 *
 * <p>Continued fraction: DLMF 8.17.22, https://dlmf.nist.gov/8.17.E22, by Lentz's method as modified by Thompson and Barnett, J. Comput. Phys.
 * 64 (1986), doi:10.1016/0021-9991(86)90046-X. Gamma functions by Stirling's series, DLMF 5.11.1.
 */
final class IncompleteBeta {
    private static final double TWO_PI = 6.283185307179586;
    private static final double TINY = 1e-300;
    private static final double ROUNDING = 0x1p-53;
    private static final int MAX_TERMS = 20_000;
    private static final int MAX_STEPS = 200;
    private static final double LEAST_FOR_SERIES = 10;

    private final double a;
    private final double b;
    private final double logScale;

    IncompleteBeta(double a, double b) {
        this(
                a,
                b,
                StrictMath.log(a / (a + b) * b / TWO_PI) / 2
                        + stirlingRemainder(a + b)
                        - stirlingRemainder(a)
                        - stirlingRemainder(b));
    }

    private IncompleteBeta(double a, double b, double logScale) {
        this.a = a;
        this.b = b;
        this.logScale = logScale;
    }

    /** {@code I_x(a, b)}, where {@code y = 1 − x} is given apart to keep its digits. */
    double at(double x, double y) {
        if (x <= 0) {
            return 0;
        }
        if (y <= 0) {
            return 1;
        }
        return x <= (a + 1) / (a + b + 2) ? lower(x, y) : 1 - new IncompleteBeta(b, a, logScale).lower(y, x);
    }

    /**
     * The x with {@code I_x(a, b) = p}, for p in [0, 1/2]: Newton's method on logarithms, where the lower tail is a straight line, kept inside a
     * bracket.
     */
    double quantile(double p) {
        double x = Math.min(tailQuantile(p), a / (a + b));
        double low = 0;
        double high = 1;
        for (int step = 0; step < MAX_STEPS && x > 0; step++) {
            double reached = at(x, 1 - x);
            if (reached < p) {
                low = x;
            } else {
                high = x;
            }
            double slope = powers(x, 1 - x) / (1 - x) / reached;
            double next = x * StrictMath.exp(StrictMath.log(p / reached) / slope);
            if (!(next >= low && next <= high && next < 1)) {
                next = low + (high - low) / 2;
            }
            if (Math.abs(next - x) <= 2 * ROUNDING * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** The quantile if the lower tail were a pure power: {@code (p a B(a, b))^(1/a)}. */
    private double tailQuantile(double p) {
        double logBeta = -logScale - a * StrictMath.log1p(b / a) - b * StrictMath.log1p(a / b);
        return StrictMath.exp((StrictMath.log(p * a) + logBeta) / a);
    }

    private double lower(double x, double y) {
        return powers(x, y) * continuedFraction(x) / a;
    }

    /** {@code x^a y^b / B(a, b)}, arranged so that large exponents cancel before they are rounded. */
    private double powers(double x, double y) {
        double excess = x * b - y * a;
        return StrictMath.exp(logScale
                + a * logOnePlus(excess / a, x * ((a + b) / a))
                + b * logOnePlus(-excess / b, y * ((a + b) / b)));
    }

    private static double logOnePlus(double excess, double sum) {
        return Math.abs(excess) < 0.5 ? StrictMath.log1p(excess) : StrictMath.log(sum);
    }

    private double continuedFraction(double x) {
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a - 1 + 2.0 * m) * (a + 2.0 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 1 + 2.0 * m));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            value *= c * d;
            if (Math.abs(c * d - 1) <= 2 * ROUNDING) {
                break;
            }
        }
        return value;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** {@code ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π]} for x above 0, shifted up to where the series holds. */
    private static double stirlingRemainder(double x) {
        double shifted = x;
        double shift = 0;
        for (; shifted < LEAST_FOR_SERIES; shifted++) {
            shift += (shifted + 0.5) * StrictMath.log1p(1 / shifted) - 1;
        }
        double r = 1 / (shifted * shifted);
        double series = 1.0 / 12
                - r
                        * (1.0 / 360
                                - r
                                        * (1.0 / 1260
                                                - r
                                                        * (1.0 / 1680
                                                                - r * (1.0 / 1188 - r * (691.0 / 360_360 - r / 156)))));
        return shift + series / shifted;
    }
}
