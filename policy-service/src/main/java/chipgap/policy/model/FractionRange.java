package chipgap.policy.model;

import chipgap.kernel.distribution.TwoPieceLogitNormal;
import java.util.Arrays;

/**
 * An uncertain fraction by its 5 %, 50 % and 95 % quantiles; all equal for a certain one, which may be 0 or 1.
 *
 * @param low 5 % quantile
 * @param central median
 * @param high 95 % quantile
 */
public record FractionRange(double low, double central, double high) {
    private static final double TAIL = 0.05;

    public FractionRange {
        Fractions.requireProbability("fraction", low);
        Fractions.requireProbability("fraction", high);
        if (low != high) {
            TwoPieceLogitNormal.through(low, central, high, TAIL);
        }
    }

    public static FractionRange certain(double fraction) {
        return new FractionRange(fraction, fraction, fraction);
    }

    boolean isCertain() {
        return low == high;
    }

    /** The value of each draw, for standard normal values. */
    double[] at(double[] normals) {
        TwoPieceLogitNormal distribution = TwoPieceLogitNormal.through(low, central, high, TAIL);
        double[] values = new double[normals.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = distribution.atNormal(normals[i]);
        }
        return values;
    }

    /** The certain value in each of a number of draws. */
    double[] inEachOf(int draws) {
        double[] values = new double[draws];
        Arrays.fill(values, central);
        return values;
    }

    /** One value when it is certain, otherwise the median and its interval. */
    @Override
    public String toString() {
        return isCertain() ? Double.toString(central) : "%s [%s to %s]".formatted(central, low, high);
    }
}
