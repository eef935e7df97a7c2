package chipgap.kernel.score;

import chipgap.kernel.summary.Summary;
import java.util.Arrays;

/** A forecast given by quantiles. Between them the cdf is taken as a straight line; equal neighbours are an atom. */
public final class QuantileForecast {
    private static final double SAME_LEVEL = 1e-9;
    private static final double[] STANDARD_LEVELS =
            Summary.PROBABILITIES.stream().mapToDouble(Double::doubleValue).toArray();

    private final double[] levels;
    private final double[] values;

    /**
     * @param levels probabilities, at least two, strictly ascending in (0, 1)
     * @param values the quantile at each level, finite, never falling
     */
    public QuantileForecast(double[] levels, double[] values) {
        requireLevels(levels);
        requireValues(levels, values);
        this.levels = levels.clone();
        this.values = values.clone();
    }

    /** A forecast by the quantiles at the 23 {@link #standardLevels}. */
    public static QuantileForecast ofStandardLevels(double[] values) {
        return new QuantileForecast(STANDARD_LEVELS, values);
    }

    /** 0.01, 0.025, 0.05, 0.10 … 0.95, 0.975, 0.99: the 23 levels of the epidemic forecast hubs. */
    public static double[] standardLevels() {
        return STANDARD_LEVELS.clone();
    }

    /** Pinball (quantile) loss of one quantile, in the unit of the value. */
    static double pinball(double level, double value, double observed) {
        return observed < value ? (1 - level) * (value - observed) : level * (observed - value);
    }

    /**
     * Continuous ranked probability score as twice the mean pinball loss over the levels, in the unit of the values.
     *
     * <p>The CRPS is twice the integral of the pinball loss over all levels, so the error is that of this sum for the integral: levels should be
     * evenly spaced. Source: Gneiting, Ranjan, J. Bus. Econ. Stat. 29 (2011), doi:10.1198/jbes.2010.08110.
     */
    public double crps(double observed) {
        Observed.requireFinite("observed value", observed);
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            sum += pinball(levels[i], values[i], observed);
        }
        return 2 * sum / levels.length;
    }

    /**
     * Weighted interval score over the median and the K central intervals of the levels, weights 1/2 and alpha/2, divided by K + 1/2; in the unit of
     * the values. It equals {@link #crps} up to rounding.
     *
     * <p>Source: Bracher, Ray, Gneiting, Reich, PLoS Comput. Biol. 17 (2021), doi:10.1371/journal.pcbi.1008618, equations 1 and 2.
     */
    public double weightedIntervalScore(double observed) {
        Observed.requireFinite("observed value", observed);
        requireCentralIntervals();
        int intervals = levels.length / 2;
        double sum = Math.abs(observed - values[intervals]) / 2;
        for (int i = 0; i < intervals; i++) {
            double alpha = 2 * levels[i];
            sum += alpha / 2 * intervalScore(alpha, values[i], values[values.length - 1 - i], observed);
        }
        return sum / (intervals + 0.5);
    }

    private static double intervalScore(double alpha, double low, double high, double observed) {
        return high - low + 2 / alpha * (Math.max(0, low - observed) + Math.max(0, observed - high));
    }

    /**
     * Whether the observed value lies in the central interval, ends included.
     *
     * @param coverage probability of the interval, e.g. 0.9 for the one between the levels 0.05 and 0.95
     */
    public boolean covers(double coverage, double observed) {
        Observed.requireFinite("observed value", observed);
        return values[indexOf((1 - coverage) / 2)] <= observed && observed <= values[indexOf((1 + coverage) / 2)];
    }

    /**
     * Where the observed value falls in the forecast. At an atom, and beyond the outermost quantiles, where the forecast says no more, it is an
     * interval.
     */
    public Pit pit(double observed) {
        Observed.requireFinite("observed value", observed);
        int smaller = 0;
        int smallerOrEqual = 0;
        for (double value : values) {
            smaller += value < observed ? 1 : 0;
            smallerOrEqual += value <= observed ? 1 : 0;
        }
        int count = values.length;
        double below = smaller == 0 ? 0 : smaller == count ? levels[count - 1] : levelBefore(smaller, observed);
        double atOrBelow =
                smallerOrEqual == 0 ? levels[0] : smallerOrEqual == count ? 1 : levelBefore(smallerOrEqual, observed);
        return new Pit(below, atOrBelow);
    }

    /** The cdf on the straight line that ends at quantile {@code i}. */
    private double levelBefore(int i, double observed) {
        double along = (observed - values[i - 1]) / (values[i] - values[i - 1]);
        return Math.min(levels[i], levels[i - 1] + (levels[i] - levels[i - 1]) * along);
    }

    /**
     * Logarithmic score: minus the natural logarithm of the density at the observed value; it depends on the unit of the values.
     *
     * <p>The density is constant between neighbouring quantiles. Beyond the outermost ones it falls exponentially from the density next to them, at
     * the rate that leaves the stated probability in the tail, so that it integrates to 1. A forecast with an atom has no density and is refused.
     */
    public double logScore(double observed) {
        Observed.requireFinite("observed value", observed);
        requireDensity();
        int last = values.length - 1;
        if (observed < values[0]) {
            return tailLogScore(density(1), levels[0], values[0] - observed);
        }
        if (observed > values[last]) {
            return tailLogScore(density(last), 1 - levels[last], observed - values[last]);
        }
        int i = 1;
        while (values[i] < observed) {
            i++;
        }
        return -StrictMath.log(density(i));
    }

    private static double tailLogScore(double density, double tail, double distance) {
        return distance * density / tail - StrictMath.log(density);
    }

    /** Density between the quantiles {@code i − 1} and {@code i}. */
    private double density(int i) {
        return (levels[i] - levels[i - 1]) / (values[i] - values[i - 1]);
    }

    private int indexOf(double level) {
        for (int i = 0; i < levels.length; i++) {
            if (Math.abs(levels[i] - level) < SAME_LEVEL) {
                return i;
            }
        }
        throw new IllegalArgumentException("The forecast has no quantile at level %s. Give it beside %s."
                .formatted(level, Arrays.toString(levels)));
    }

    private void requireCentralIntervals() {
        boolean paired = levels.length % 2 == 1;
        for (int i = 0; paired && i < levels.length; i++) {
            paired = Math.abs(levels[i] + levels[levels.length - 1 - i] - 1) < SAME_LEVEL;
        }
        if (!paired) {
            throw new IllegalArgumentException(
                    "The weighted interval score needs the median and levels in pairs p, 1 − p, not %s. Use the CRPS."
                            .formatted(Arrays.toString(levels)));
        }
    }

    private void requireDensity() {
        for (int i = 1; i < values.length; i++) {
            if (values[i] == values[i - 1]) {
                throw new IllegalArgumentException(
                        "The forecast has an atom at %s and so no density. Use the CRPS or the weighted interval score."
                                .formatted(values[i]));
            }
        }
    }

    private static void requireLevels(double[] levels) {
        boolean inside = levels.length >= 2 && levels[0] > 0 && levels[levels.length - 1] < 1;
        for (int i = 1; inside && i < levels.length; i++) {
            inside = levels[i - 1] < levels[i];
        }
        if (!inside) {
            throw new IllegalArgumentException("Levels must be two or more, strictly ascending in (0, 1), not %s."
                    .formatted(Arrays.toString(levels)));
        }
    }

    private static void requireValues(double[] levels, double[] values) {
        if (values.length != levels.length) {
            throw new IllegalArgumentException(
                    "There must be one quantile a level, not %d for %d.".formatted(values.length, levels.length));
        }
        for (int i = 0; i < values.length; i++) {
            Observed.requireFinite("quantile", values[i]);
            if (i > 0 && values[i] < values[i - 1]) {
                throw new IllegalArgumentException("Quantiles must not fall, as from %s to %s. Sort them by level."
                        .formatted(values[i - 1], values[i]));
            }
        }
    }
}
