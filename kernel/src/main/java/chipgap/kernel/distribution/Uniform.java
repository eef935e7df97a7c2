package chipgap.kernel.distribution;

/**
 * Every value between two bounds equally likely.
 *
 * @param min lower end of the support
 * @param max upper end, above {@code min}
 */
public record Uniform(double min, double max) implements Distribution {
    public Uniform {
        requireInterval(min, max);
    }

    static void requireInterval(double min, double max) {
        if (!(min < max && Double.isFinite(max - min))) {
            throw new IllegalArgumentException(
                    "Bounds must be finite with min < max, not %s, %s. For a certain value give a two-piece normal without spread."
                            .formatted(min, max));
        }
    }

    @Override
    public double quantile(double p) {
        return Math.min(max, min + (max - min) * p);
    }

    @Override
    public double cdf(double x) {
        return Math.clamp((x - min) / (max - min), 0.0, 1.0);
    }
}
