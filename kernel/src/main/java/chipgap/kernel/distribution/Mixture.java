package chipgap.kernel.distribution;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A linear opinion pool: the cdf is the weighted mean of the components' cdfs.
 *
 * <p>A quantile takes up to 64 evaluations of every component's cdf. To sample many draws it is cheaper to pick a component for each.
 *
 * @param components what is mixed, at least one
 * @param weights weight of each component, above 0; its probability is its share of their sum
 */
public record Mixture(List<Distribution> components, List<Double> weights) implements Distribution {
    public Mixture {
        components = List.copyOf(components);
        weights = List.copyOf(weights);
        requireWeights(weights, components.size());
    }

    static void requireWeights(List<Double> weights, int count) {
        if (count == 0 || weights.size() != count) {
            throw new IllegalArgumentException(
                    "There must be one weight each for one or more parts, not %d weights for %d parts."
                            .formatted(weights.size(), count));
        }
        if (!weights.stream().allMatch(weight -> weight > 0) || !Double.isFinite(sum(weights))) {
            throw new IllegalArgumentException(
                    "Weights must be above 0 with a finite sum, not %s. Leave out what has no weight."
                            .formatted(weights));
        }
    }

    static double sum(List<Double> weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    @Override
    public double quantile(double p) {
        return p < 1 ? between(component -> component.quantile(p), p) : highest(component -> component.quantile(p));
    }

    @Override
    public double atNormal(double z) {
        return between(component -> component.atNormal(z), Normal.cdf(z));
    }

    @Override
    public double cdf(double x) {
        double sum = 0;
        for (int i = 0; i < components.size(); i++) {
            sum += weights.get(i) * components.get(i).cdf(x);
        }
        return sum / sum(weights);
    }

    /** The smallest double with {@code cdf ≥ p} between the lowest and the highest of the components' own quantiles. */
    private double between(ToDoubleFunction<Distribution> quantile, double p) {
        double lowest = components.stream().mapToDouble(quantile).min().orElseThrow();
        long low = ordinal(lowest);
        long high = ordinal(highest(quantile));
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (cdf(value(middle)) >= p) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return value(high);
    }

    private double highest(ToDoubleFunction<Distribution> quantile) {
        return components.stream().mapToDouble(quantile).max().orElseThrow();
    }

    /** Place of a double in the order of all doubles, so that a bisection ends at neighbours. */
    private static long ordinal(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    /** Inverse of {@link #ordinal}. */
    private static double value(long ordinal) {
        return Double.longBitsToDouble(ordinal < 0 ? Long.MIN_VALUE - ordinal : ordinal);
    }
}
