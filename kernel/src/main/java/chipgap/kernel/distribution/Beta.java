package chipgap.kernel.distribution;

/**
 * Beta distribution on an interval: {@code (X − min) / (max − min)} has a density in proportion to {@code u^(alpha−1) (1 − u)^(beta−1)}.
 *
 * <p>Relative error of the cdf below 1e-12 for shapes up to 1e3, below 1e-10 up to 1e6. A quantile is off by at most 4e-16 of the width of the
 * support beyond what such an error of the probability in the nearer tail amounts to.
 *
 * @param alpha shape at the lower end, in [0.01, 1e6]
 * @param beta shape at the upper end, in [0.01, 1e6]
 * @param min lower end of the support
 * @param max upper end, above {@code min}
 */
public record Beta(double alpha, double beta, double min, double max) implements Distribution {
    public Beta {
        Uniform.requireInterval(min, max);
        requireShape("alpha", alpha);
        requireShape("beta", beta);
    }

    private static void requireShape(String name, double shape) {
        if (!(shape >= 0.01 && shape <= 1e6)) {
            throw new IllegalArgumentException(
                    "The shape %s (%s) of a beta distribution must lie in [0.01, 1e6]. Below it all is at the ends: give a discrete one; above, a two-piece normal."
                            .formatted(name, shape));
        }
    }

    @Override
    public double quantile(double p) {
        return p <= 0.5
                ? Math.min(max, min + (max - min) * new IncompleteBeta(alpha, beta).quantile(p))
                : Math.max(min, max - (max - min) * new IncompleteBeta(beta, alpha).quantile(1 - p));
    }

    @Override
    public double cdf(double x) {
        return new IncompleteBeta(alpha, beta).at((x - min) / (max - min), (max - x) / (max - min));
    }
}
