package chipgap.kernel.distribution;

/**
 * Distribution of a fraction whose logit, {@code ln(x / (1 − x))}, is two-piece normal.
 *
 * @param logits distribution of the logit
 */
public record TwoPieceLogitNormal(TwoPieceNormal logits) implements TwoPiece {

    /** The distribution with the three quantiles, as in {@link TwoPieceNormal#through}; each must lie in (0, 1). */
    public static TwoPieceLogitNormal through(double low, double central, double high, double tail) {
        TwoPieceNormal.requireOrder(low, central, high);
        if (!(low > 0 && high < 1)) {
            throw new IllegalArgumentException(
                    "Quantiles of a fraction must lie inside (0, 1), not %s, %s, %s.".formatted(low, central, high));
        }
        return new TwoPieceLogitNormal(TwoPieceNormal.through(logit(low), logit(central), logit(high), tail));
    }

    public static double logit(double fraction) {
        return StrictMath.log(fraction / (1 - fraction));
    }

    /** Inverse of {@link #logit}. */
    public static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    @Override
    public double atNormal(double z) {
        return logistic(logits.atNormal(z));
    }

    @Override
    public double cdf(double x) {
        if (x <= 0) {
            return 0;
        }
        return x >= 1 ? 1 : logits.cdf(logit(x));
    }
}
