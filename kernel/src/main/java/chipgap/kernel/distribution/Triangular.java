package chipgap.kernel.distribution;

/**
 * A density that rises in a straight line from {@code min} to {@code mode} and falls in one to {@code max}.
 *
 * @param min lower end of the support
 * @param mode most likely value, in [min, max]
 * @param max upper end, above {@code min}
 */
public record Triangular(double min, double mode, double max) implements Distribution {
    public Triangular {
        Uniform.requireInterval(min, max);
        if (!(min <= mode && mode <= max)) {
            throw new IllegalArgumentException(
                    "The mode (%s) must lie between the bounds, in [%s, %s].".formatted(mode, min, max));
        }
    }

    @Override
    public double quantile(double p) {
        double width = max - min;
        double rising = (mode - min) / width;
        return p <= rising
                ? Math.min(mode, min + width * Math.sqrt(p * rising))
                : Math.max(mode, max - width * Math.sqrt((1 - p) * (1 - rising)));
    }

    @Override
    public double cdf(double x) {
        if (x <= min) {
            return 0;
        }
        if (x >= max) {
            return 1;
        }
        double width = max - min;
        return x <= mode
                ? (x - min) / width * ((x - min) / (mode - min))
                : 1 - (max - x) / width * ((max - x) / (max - mode));
    }
}
