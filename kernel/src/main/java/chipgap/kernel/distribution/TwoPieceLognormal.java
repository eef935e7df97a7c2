package chipgap.kernel.distribution;

/**
 * Distribution of a positive quantity whose logarithm is two-piece normal.
 *
 * @param logs distribution of the natural logarithm
 */
public record TwoPieceLognormal(TwoPieceNormal logs) implements TwoPiece {

    /** The distribution with the three quantiles, as in {@link TwoPieceNormal#through}; each must be positive. */
    public static TwoPieceLognormal through(double low, double central, double high, double tail) {
        if (!(low > 0)) {
            throw new IllegalArgumentException(
                    "The low quantile (%s) of a positive quantity must be above 0.".formatted(low));
        }
        TwoPieceNormal.requireOrder(low, central, high);
        return new TwoPieceLognormal(
                TwoPieceNormal.through(StrictMath.log(low), StrictMath.log(central), StrictMath.log(high), tail));
    }

    @Override
    public double atNormal(double z) {
        return StrictMath.exp(logs.atNormal(z));
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : logs.cdf(StrictMath.log(x));
    }
}
