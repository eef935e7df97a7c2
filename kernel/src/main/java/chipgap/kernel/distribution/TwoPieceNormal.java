package chipgap.kernel.distribution;

/**
 * Two-piece (split) normal distribution: half of the probability on each side of the median, with its own standard deviation on each side,
 * {@code X = median + (Z < 0 ? sdBelow : sdAbove) · Z}.
 *
 * <p>Unlike the textbook split normal it keeps the median, not the density, continuous, so that it meets three stated quantiles exactly. With
 * both standard deviations 0 it is a certain value.
 *
 * @param median the median
 * @param sdBelow standard deviation below it, 0 or more
 * @param sdAbove standard deviation above it, 0 or more
 */
public record TwoPieceNormal(double median, double sdBelow, double sdAbove) implements TwoPiece {
    public TwoPieceNormal {
        if (!Double.isFinite(median) || !isSpread(sdBelow) || !isSpread(sdAbove)) {
            throw new IllegalArgumentException(
                    "A two-piece normal needs a finite median (%s) and finite standard deviations of 0 or more (%s, %s)."
                            .formatted(median, sdBelow, sdAbove));
        }
    }

    /**
     * The distribution with {@code P(X ≤ low) = tail}, median {@code central} and {@code P(X ≤ high) = 1 − tail}.
     *
     * @param tail probability on the far side of each bound, in (0, 0.5)
     */
    public static TwoPieceNormal through(double low, double central, double high, double tail) {
        requireOrder(low, central, high);
        if (!(tail > 0 && tail < 0.5)) {
            throw new IllegalArgumentException(
                    "The probability beyond each bound (%s) must lie in (0, 0.5), e.g. 0.05 for bounds that hold 90 %% between them."
                            .formatted(tail));
        }
        double z = Normal.quantile(1 - tail);
        return new TwoPieceNormal(central, (central - low) / z, (high - central) / z);
    }

    static void requireOrder(double low, double central, double high) {
        if (!(low <= central && central <= high)) {
            throw new IllegalArgumentException(
                    "Quantiles must be ordered low <= central <= high, not %s, %s, %s.".formatted(low, central, high));
        }
    }

    private static boolean isSpread(double sd) {
        return sd >= 0 && Double.isFinite(sd);
    }

    @Override
    public double atNormal(double z) {
        double sd = z < 0 ? sdBelow : sdAbove;
        return sd == 0 ? median : median + sd * z;
    }

    @Override
    public double cdf(double x) {
        double sd = x < median ? sdBelow : sdAbove;
        if (sd == 0) {
            return x < median ? 0 : 1;
        }
        return Normal.cdf((x - median) / sd);
    }
}
