package chipgap.kernel.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Running summary of one output over the draws of a run that consists of scrambles, with standard errors.
 *
 * <p>Scrambles are independent of one another, the draws inside one are not. So the standard error of a figure is the standard deviation of the
 * scrambles' own figures ÷ √(number of scrambles), and an interval takes Student's t with one degree of freedom less than there are scrambles. With
 * a single group all draws are taken as independent, and the formulas for those apply. Source: Owen, "Error estimation for
 * quasi-Monte Carlo", arXiv:2501.00150.
 *
 * <p>Merging is addition: the result is the same, bit for bit, for any order and split. Each scramble keeps a histogram of 32 bins an octave, which
 * serves the standard errors only.
 */
public final class ScrambledSummary {
    private static final int BIN_BITS = 5;

    private final Summary whole = new Summary();
    private final Summary[] parts;

    /**
     * An empty summary.
     *
     * @param scrambles number of scrambles; 1 for independent draws
     */
    public ScrambledSummary(int scrambles) {
        if (scrambles < 1) {
            throw new IllegalArgumentException(
                    "The number of scrambles (%d) must be 1 or more; 1 stands for independent draws."
                            .formatted(scrambles));
        }
        parts = new Summary[scrambles == 1 ? 0 : scrambles];
        Arrays.setAll(parts, i -> new Summary(BIN_BITS));
    }

    /**
     * Adds one draw.
     *
     * @param scramble the scramble that it belongs to, from 0
     * @param value as for {@link Summary#add}
     */
    public void add(int scramble, double value) {
        whole.add(value);
        if (parts.length > 0) {
            parts[scramble].add(value);
        }
    }

    /** Adds a column of draws of one scramble, with the same result as one by one. */
    public void add(int scramble, float[] column) {
        if (column.length > 0) {
            Column read = Column.of(column);
            whole.add(read);
            if (parts.length > 0) {
                parts[scramble].add(read);
            }
        }
    }

    /** Adds all draws of another summary of as many scrambles. */
    public void merge(ScrambledSummary other) {
        if (parts.length != other.parts.length) {
            throw new IllegalArgumentException(
                    "Summaries of %d and of %d scrambles do not merge. Take those of one run."
                            .formatted(scrambles(), other.scrambles()));
        }
        whole.merge(other.whole);
        for (int i = 0; i < parts.length; i++) {
            parts[i].merge(other.parts[i]);
        }
    }

    /** Number of scrambles; 1 for independent draws. */
    public int scrambles() {
        return Math.max(1, parts.length);
    }

    /** The summary of all draws, a view; its {@link Summary#standardError} does not hold for scrambles. */
    public Summary whole() {
        return whole;
    }

    public Estimate mean() {
        return estimate(Summary::mean, Summary::standardError);
    }

    /** The quantile of a probability in (0, 1). */
    public Estimate quantile(double probability) {
        return estimate(part -> part.quantile(probability), all -> all.quantileError(probability));
    }

    /** The quantiles of some ascending probabilities in (0, 1): the same numbers as one by one, in one walk. */
    public List<Estimate> quantiles(List<Double> probabilities) {
        double[] values = whole.quantiles(probabilities);
        double[][] figures =
                Arrays.stream(parts).map(part -> part.quantiles(probabilities)).toArray(double[][]::new);
        double[] ofParts = new double[parts.length];
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            for (int part = 0; part < ofParts.length; part++) {
                ofParts[part] = figures[part][i];
            }
            estimates.add(new Estimate(
                    values[i], parts.length == 0 ? whole.quantileError(probabilities.get(i)) : spread(ofParts)));
        }
        return List.copyOf(estimates);
    }

    public Estimate shareAboveZero() {
        return estimate(Summary::shareAboveZero, all -> all.shareError(all.shareAboveZero()));
    }

    /** P(X > x), see {@link Summary#shareAbove}. */
    public Estimate shareAbove(double x) {
        return estimate(part -> part.shareAbove(x), all -> all.shareError(all.shareAbove(x)));
    }

    /** Mean of the highest {@code 1 − probability} of the draws, see {@link Summary#meanAboveQuantile}. */
    public Estimate meanAboveQuantile(double probability) {
        return estimate(part -> part.meanAboveQuantile(probability), all -> all.meanAboveQuantileError(probability));
    }

    /**
     * Mean of the draws above 0; empty where there are none. It is the ratio of two sums, and its standard error that of their linearised ratio, so
     * that scrambles without a draw above 0 count too. Source: Cochran, "Sampling techniques" (1977), section 6.4.
     */
    public Optional<Estimate> meanAboveZero() {
        if (whole.meanAboveZero().isEmpty()) {
            return Optional.empty();
        }
        double mean = whole.meanAboveZero().getAsDouble();
        double share = (double) whole.positives() / scrambles();
        return Optional.of(new Estimate(
                mean,
                parts.length == 0
                        ? whole.meanAboveZeroError()
                        : spread(part -> (part.positiveSum() - mean * part.positives()) / share)));
    }

    private Estimate estimate(ToDoubleFunction<Summary> figure, ToDoubleFunction<Summary> independentError) {
        double error = parts.length == 0 ? independentError.applyAsDouble(whole) : spread(figure);
        return new Estimate(figure.applyAsDouble(whole), error);
    }

    /** Standard error of the mean of the scrambles' figures. */
    private double spread(ToDoubleFunction<Summary> figure) {
        return spread(Arrays.stream(parts).mapToDouble(figure).toArray());
    }

    private static double spread(double[] figures) {
        double sum = 0;
        for (double figure : figures) {
            sum += figure;
        }
        double mean = sum / figures.length;
        double squares = 0;
        for (double figure : figures) {
            squares += (figure - mean) * (figure - mean);
        }
        return Math.sqrt(squares / (figures.length - 1) / figures.length);
    }
}
