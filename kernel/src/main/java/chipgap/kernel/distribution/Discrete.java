package chipgap.kernel.distribution;

import java.util.List;

/**
 * A finite number of values, each with its own probability.
 *
 * @param values the values, strictly ascending
 * @param weights weight of each value, above 0; its probability is its share of their sum
 */
public record Discrete(List<Double> values, List<Double> weights) implements Distribution {
    public Discrete {
        values = List.copyOf(values);
        weights = List.copyOf(weights);
        Mixture.requireWeights(weights, values.size());
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i)) || (i > 0 && !(values.get(i - 1) < values.get(i)))) {
                throw new IllegalArgumentException(
                        "Values must be finite and strictly ascending, not %s. Sort them and add up the weights of equal ones."
                                .formatted(values));
            }
        }
    }

    @Override
    public double quantile(double p) {
        double total = Mixture.sum(weights);
        double below = weights.getFirst();
        int i = 0;
        while (i < values.size() - 1 && below / total < p) {
            i++;
            below += weights.get(i);
        }
        return values.get(i);
    }

    @Override
    public double cdf(double x) {
        double below = 0;
        for (int i = 0; i < values.size() && values.get(i) <= x; i++) {
            below += weights.get(i);
        }
        return below / Mixture.sum(weights);
    }
}
