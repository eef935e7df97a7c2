package chipgap.kernel.distribution;

/**
 * A distribution of one real quantity, known by its quantile function.
 *
 * <p>{@code quantile} is non-decreasing on (0, 1); {@code cdf(x) = P(X ≤ x)}; where the distribution is continuous {@code cdf(quantile(p)) = p}.
 * Arguments outside their range and NaN are refused at construction, so that sampling never fails.
 */
public sealed interface Distribution permits TwoPieceNormal, TwoPieceLognormal, TwoPieceLogitNormal {

    /** The value that belongs to the standard normal value {@code z}: the quantile at {@code Φ(z)}. */
    double atNormal(double z);

    /** {@code P(X ≤ x)}. */
    double cdf(double x);

    /** The quantile at {@code p} in (0, 1). */
    default double quantile(double p) {
        return atNormal(Normal.quantile(p));
    }
}
