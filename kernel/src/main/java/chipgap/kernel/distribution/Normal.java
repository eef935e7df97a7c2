package chipgap.kernel.distribution;

/** The standard normal distribution. Results do not depend on the machine: only {@link StrictMath} and exact operations are used. */
public final class Normal {
    /** The 90 % quantile. */
    public static final double Z90 = 1.2815515655446004;

    private static final int AT_ONCE = 256;

    private Normal() {}

    /**
     * Quantile function, relative error about 1e-16.
     *
     * <p>Source: Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), routine PPND16.
     *
     * @param p probability in (0, 1); 0 gives -∞ and 1 gives +∞
     */
    public static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            return central(q);
        }
        double tail = q < 0 ? p : 1 - p;
        if (tail <= 0) {
            return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-StrictMath.log(tail));
        double z = r <= 5
                ? ratio(r - 1.6, MIDDLE_NUMERATOR, MIDDLE_DENOMINATOR)
                : ratio(r - 5, FAR_NUMERATOR, FAR_DENOMINATOR);
        return q < 0 ? -z : z;
    }

    /** Replaces each probability of a column by its quantile: the same numbers as {@link #quantile}, the central ones in a loop without branches. */
    public static void quantiles(double[] column) {
        double[] central = new double[Math.min(column.length, AT_ONCE)];
        for (int from = 0; from < column.length; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, column.length - from);
            for (int i = 0; i < count; i++) {
                central[i] = central(column[from + i] - 0.5);
            }
            for (int i = 0; i < count; i++) {
                double p = column[from + i];
                column[from + i] = Math.abs(p - 0.5) <= 0.425 ? central[i] : quantile(p);
            }
        }
    }

    private static double central(double q) {
        double r = 0.180625 - q * q;
        double above = 2.5090809287301227e3;
        above = above * r + 3.343057558358813e4;
        above = above * r + 6.72657709270087e4;
        above = above * r + 4.592195393154987e4;
        above = above * r + 1.373169376550946e4;
        above = above * r + 1.9715909503065513e3;
        above = above * r + 1.3314166789178438e2;
        above = above * r + 3.3871328727963665e0;
        double below = 5.226495278852854e3;
        below = below * r + 2.8729085735721943e4;
        below = below * r + 3.930789580009271e4;
        below = below * r + 2.1213794301586597e4;
        below = below * r + 5.394196021424751e3;
        below = below * r + 6.871870074920579e2;
        below = below * r + 4.231333070160091e1;
        below = below * r + 1.0;
        return q * (above / below);
    }

    /**
     * Distribution function {@code P(Z ≤ z)}, relative error below 1e-14 in the central part and in both tails.
     *
     * <p>Source: Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).
     */
    public static double cdf(double z) {
        double distance = Math.abs(z);
        double upperTail = 0.5 * erfc(distance);
        return z > 0 ? 1 - upperTail : upperTail;
    }

    /** Complementary error function of {@code z / √2}, for {@code z ≥ 0}. */
    private static double erfc(double z) {
        double x = z * Math.sqrt(0.5);
        if (x <= 0.46875) {
            return 1 - x * ratio(x * x, ERF_NUMERATOR, ERF_DENOMINATOR);
        }
        if (x > 27) {
            return 0;
        }
        if (x <= 4) {
            return expOfMinusHalfSquare(z) * ratio(x, ERFC_NUMERATOR, ERFC_DENOMINATOR);
        }
        double inverseSquare = 1 / (x * x);
        double correction = inverseSquare * ratio(inverseSquare, ERFC_FAR_NUMERATOR, ERFC_FAR_DENOMINATOR);
        return expOfMinusHalfSquare(z) / x * (INVERSE_ROOT_PI - correction);
    }

    /** {@code exp(−z²/2)}; z is split so that the rounding of its square is not magnified in the far tail. */
    private static double expOfMinusHalfSquare(double z) {
        double head = Math.floor(z * 16) / 16;
        double tail = (z - head) * (z + head);
        return StrictMath.exp(-head * head / 2) * StrictMath.exp(-tail / 2);
    }

    /** Ratio of two polynomials, coefficients by ascending power. */
    private static double ratio(double x, double[] numerator, double[] denominator) {
        return polynomial(x, numerator) / polynomial(x, denominator);
    }

    private static double polynomial(double x, double[] coefficients) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }

    private static final double INVERSE_ROOT_PI = 0.5641895835477563;

    private static final double[] MIDDLE_NUMERATOR = {
        1.4234371107496835e0, 4.630337846156546e0, 5.769497221460691e0, 3.6478483247632045e0,
        1.2704582524523684e0, 2.417807251774506e-1, 2.2723844989269184e-2, 7.745450142783414e-4
    };
    private static final double[] MIDDLE_DENOMINATOR = {
        1.0, 2.053191626637759e0, 1.6763848301838038e0, 6.897673349851e-1,
        1.4810397642748008e-1, 1.5198666563616457e-2, 5.475938084995345e-4, 1.0507500716444169e-9
    };
    private static final double[] FAR_NUMERATOR = {
        6.657904643501103e0, 5.463784911164114e0, 1.7848265399172913e0, 2.9656057182850487e-1,
        2.6532189526576124e-2, 1.2426609473880784e-3, 2.7115555687434876e-5, 2.0103343992922881e-7
    };
    private static final double[] FAR_DENOMINATOR = {
        1.0, 5.99832206555888e-1, 1.369298809227358e-1, 1.4875361290850615e-2,
        7.868691311456133e-4, 1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15
    };
    private static final double[] ERF_NUMERATOR = {
        3.2093775891384694e3, 3.77485237685302e2, 1.1386415415105016e2, 3.1611237438705655e0, 1.8577770618460315e-1
    };
    private static final double[] ERF_DENOMINATOR = {
        2.844236833439171e3, 1.2826165260773723e3, 2.4402463793444417e2, 2.3601290952344122e1, 1.0
    };
    private static final double[] ERFC_NUMERATOR = {
        1.2303393547979972e3, 2.0510783778260716e3, 1.7120476126340707e3, 8.81952221241769e2,
        2.986351381974001e2, 6.611919063714163e1, 8.883149794388377e0, 5.641884969886701e-1,
        2.1531153547440383e-8
    };
    private static final double[] ERFC_DENOMINATOR = {
        1.2303393548037495e3,
        3.4393676741437216e3,
        4.362619090143247e3,
        3.2907992357334597e3,
        1.6213895745666903e3,
        5.371811018620099e2,
        1.176939508913125e2,
        1.5744926110709835e1,
        1.0
    };
    private static final double[] ERFC_FAR_NUMERATOR = {
        6.587491615298378e-4,
        1.6083785148742275e-2,
        1.2578172611122926e-1,
        3.6034489994980445e-1,
        3.0532663496123236e-1,
        1.6315387137302097e-2
    };
    private static final double[] ERFC_FAR_DENOMINATOR = {
        2.3352049762686918e-3,
        6.051834131244132e-2,
        5.279051029514285e-1,
        1.8729528499234673e0,
        2.568520192289822e0,
        1.0
    };
}
