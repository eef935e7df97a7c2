package chipgap.kernel.summary;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Running summary of one output over draws: mean, quantiles, shares and means of parts.
 *
 * <p>Every part is a sum of integers, so the result is the same, bit for bit, for any order of draws and any split over threads or machines.
 * Memory does not grow with the number of draws. Not safe for several threads at once: give each its own and merge.
 */
public final class Summary {
    /** The probabilities of the standard quantiles. */
    public static final List<Double> PROBABILITIES = List.of(
            .01, .025, .05, .1, .15, .2, .25, .3, .35, .4, .45, .5, .55, .6, .65, .7, .75, .8, .85, .9, .95, .975, .99);

    private static final int BIN_BITS = 8;

    private final ExactSum sum = new ExactSum();
    private final ExactSum positiveSum = new ExactSum();
    private final BitHistogram histogram;

    public Summary() {
        this(BIN_BITS);
    }

    /** A summary of 2^{@code binBits} bins an octave; only those of equal bins can merge. */
    Summary(int binBits) {
        histogram = new BitHistogram(binBits);
    }

    /**
     * Adds one draw.
     *
     * @param value finite, below 2.7e11 in magnitude; the means see it to 2^-24, everything else as a float
     */
    public void add(double value) {
        requireInside(value);
        sum.add(value);
        if (value > 0) {
            positiveSum.add(value);
        }
        histogram.add(value);
    }

    /** Adds a column of draws, with the same result as one by one. */
    public void add(float[] column) {
        if (column.length > 0) {
            add(Column.of(column));
        }
    }

    void add(Column column) {
        sum.add(column.sum());
        positiveSum.add(column.positiveSum());
        histogram.addAll(column);
    }

    static void requireInside(double value) {
        if (!(Math.abs(value) < ExactSum.LIMIT)) {
            throw new IllegalArgumentException(
                    "A summary takes numbers below 2.7e11 in magnitude, not %s. Choose a larger unit."
                            .formatted(value));
        }
    }

    /** Adds all draws of another summary. */
    public void merge(Summary other) {
        sum.add(other.sum);
        positiveSum.add(other.positiveSum);
        histogram.add(other.histogram);
    }

    /** Number of draws. */
    public long count() {
        return histogram.total();
    }

    public double mean() {
        requireDraws();
        return sum.value() / count();
    }

    /** Standard error of {@link #mean} for independent draws: standard deviation ÷ √count, the deviation known to the width of a bin. */
    public double standardError() {
        requireDraws();
        return Math.sqrt(variance(mean(), 0) / count());
    }

    /**
     * Quantile, known to the width of a bin (0.4 %) and usually far better; exactly 0 where the quantile is an exact zero.
     *
     * @param probability in (0, 1)
     */
    public double quantile(double probability) {
        return histogram.atRank(rank(probability));
    }

    /** The {@link #quantile} of each of some ascending probabilities, in one walk. */
    double[] quantiles(List<Double> probabilities) {
        return histogram.atRanks(probabilities.stream().mapToDouble(this::rank).toArray());
    }

    /** Share of draws above 0, in [0, 1]. */
    public double shareAboveZero() {
        requireDraws();
        return (double) histogram.positives() / count();
    }

    /**
     * Share of draws above a number, P(X > x): exact at 0, outside the range of the draws and, unless draws lie right on it, at the edge of a bin;
     * linear inside a bin, so at most the share of that one bin (0.4 % wide) wrong.
     */
    public double shareAbove(double x) {
        requireDraws();
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("There is no share of draws above NaN. Give a number.");
        }
        return histogram.countAbove(x) / count();
    }

    /**
     * Mean of the highest {@code 1 − probability} of the draws: the expected value given X ≥ its quantile where no atom sits on the quantile, and
     * expected shortfall (CVaR) in any case. Known to half the width of a bin (0.2 %).
     *
     * <p>Source: Acerbi, Tasche, "On the coherence of expected shortfall", J. Banking &amp; Finance 26 (2002), doi:10.1016/S0378-4266(02)00283-2.
     *
     * @param probability in (0, 1)
     */
    public double meanAboveQuantile(double probability) {
        return histogram.meanBeyondRank(rank(probability), x -> x);
    }

    /** Mean of the draws above 0, exact as {@link #mean} is; empty where there are none. */
    public OptionalDouble meanAboveZero() {
        requireDraws();
        long positives = histogram.positives();
        return positives == 0 ? OptionalDouble.empty() : OptionalDouble.of(positiveSum.value() / positives);
    }

    long positives() {
        return histogram.positives();
    }

    double positiveSum() {
        return positiveSum.value();
    }

    /**
     * Standard error of a quantile of independent draws: half the distance between the quantiles one standard error of its probability away.
     * Source: Woodruff, JASA 47 (1952), doi:10.1080/01621459.1952.10483443.
     */
    double quantileError(double probability) {
        double distance = Math.sqrt(probability * (1 - probability) * count());
        double rank = rank(probability);
        double above = histogram.atRank(Math.min(rank + distance, (double) count()));
        return (above - histogram.atRank(Math.max(rank - distance, 0))) / 2;
    }

    /** Standard error of a share of independent draws. */
    double shareError(double share) {
        return Math.sqrt(share * (1 - share) / count());
    }

    /**
     * Standard error of {@link #meanAboveQuantile} for independent draws. Source: Manistre, Hancock, "Variance of the CTE estimator", North American
     * Actuarial Journal 9 (2005), doi:10.1080/10920277.2005.10596207.
     */
    double meanAboveQuantileError(double probability) {
        double mean = meanAboveQuantile(probability);
        double excess = mean - quantile(probability);
        double variance = variance(mean, rank(probability)) + probability * excess * excess;
        return Math.sqrt(variance / (count() * (1 - probability)));
    }

    /** Standard error of the mean above 0 for independent draws. */
    double meanAboveZeroError() {
        long positives = histogram.positives();
        return Math.sqrt(variance(positiveSum.value() / positives, (double) (count() - positives)) / positives);
    }

    private double variance(double centre, double rank) {
        return histogram.meanBeyondRank(rank, x -> (x - centre) * (x - centre));
    }

    private double rank(double probability) {
        requireDraws();
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "The probability (%s) of a quantile must lie in (0, 1).".formatted(probability));
        }
        return probability * count();
    }

    private void requireDraws() {
        if (count() == 0) {
            throw new IllegalStateException("A summary without draws has no figures. Add a draw first.");
        }
    }
}
