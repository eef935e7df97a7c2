package chipgap.kernel.summary;

/**
 * Running summary of one output over draws: mean, standard error, quantiles and the share above zero.
 *
 * <p>Every part is a sum of integers, so the result is the same, bit for bit, for any order of draws and any split over threads or machines.
 * Memory does not grow with the number of draws. Not safe for several threads at once: give each its own and merge.
 */
public final class Summary {
    private final ExactSum sum = new ExactSum();
    private final BitHistogram histogram = new BitHistogram();
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /**
     * Adds one draw.
     *
     * @param value finite, below 2.7e11 in magnitude; the mean sees it to 2^-24, the quantiles as a float
     */
    public void add(double value) {
        sum.add(value);
        histogram.add((float) value);
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /** Adds all draws of another summary. */
    public void merge(Summary other) {
        sum.add(other.sum);
        histogram.add(other.histogram);
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** Number of draws. */
    public long count() {
        return count;
    }

    public double mean() {
        requireDraws();
        return sum.value() / count;
    }

    /** Standard error of {@link #mean} for independent draws: standard deviation ÷ √count, the deviation known to the width of a bin. */
    public double standardError() {
        requireDraws();
        return Math.sqrt(histogram.varianceAround(mean()) / count);
    }

    /**
     * Quantile, known to the width of a bin (0.4 %) and usually far better; exactly 0 where the quantile is an exact zero.
     *
     * @param probability in (0, 1)
     */
    public double quantile(double probability) {
        requireDraws();
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "The probability (%s) of a quantile must lie in (0, 1).".formatted(probability));
        }
        return Math.clamp(histogram.atRank(probability * count), min, max);
    }

    /** Share of draws above 0, in [0, 1]. */
    public double shareAboveZero() {
        requireDraws();
        return (double) histogram.positives() / count;
    }

    private void requireDraws() {
        if (count == 0) {
            throw new IllegalStateException("A summary without draws has no figures. Add a draw first.");
        }
    }
}
