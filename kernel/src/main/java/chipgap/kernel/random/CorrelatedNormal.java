package chipgap.kernel.random;

import java.util.Map;
import java.util.TreeMap;

/**
 * A standard normal input that shares named common factors with others (a Gaussian factor copula): {@code z = Σ λ_f z_f + √(1 − Σ λ_f²) z_own}.
 *
 * <p>Only the input's own part has a sampling dimension; the factors, which several sets of inputs share, have none.
 *
 * @param input the input's own part
 * @param loadings λ by factor name, each in [-1, 1], with Σ λ² ≤ 1; empty for an independent input
 */
public record CorrelatedNormal(RandomInput input, Map<String, Double> loadings) {
    public CorrelatedNormal {
        loadings = Map.copyOf(loadings);
        double explained = explainedVariance(loadings);
        if (!(explained <= 1)) {
            throw new IllegalArgumentException(
                    "The squared factor loadings %s of '%s' sum to %s. They must not exceed 1; scale them down."
                            .formatted(new TreeMap<>(loadings), input.name(), explained));
        }
    }

    /** An input without a sampling dimension. */
    public CorrelatedNormal(String name, Map<String, Double> loadings) {
        this(new RandomInput(name), loadings);
    }

    /** Standard normal numbers, one a draw; two inputs correlate by the product of their loadings on each factor. */
    public double[] sample(DrawBlock block) {
        double own = Math.sqrt(1 - explainedVariance(loadings));
        double[] normals = block.normals(input, 0);
        for (int i = 0; i < normals.length; i++) {
            normals[i] *= own;
        }
        new TreeMap<>(loadings).forEach((factor, loading) -> {
            double[] common = block.normals(factor, 0);
            for (int i = 0; i < normals.length; i++) {
                normals[i] += loading * common[i];
            }
        });
        return normals;
    }

    private static double explainedVariance(Map<String, Double> loadings) {
        return new TreeMap<>(loadings)
                .values().stream().mapToDouble(loading -> loading * loading).sum();
    }
}
