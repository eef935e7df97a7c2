package chipgap.kernel.distribution;

/**
 * A distribution of one real quantity, known by its quantile function.
 *
 * <p>{@code quantile} never falls; {@code cdf(x) = P(X ≤ x)}; where the distribution is continuous {@code cdf(quantile(p)) = p}, and at an
 * atom {@code quantile(p)} is the smallest x with {@code cdf(x) ≥ p}. Arguments outside their range and NaN are refused at construction, so that
 * sampling never fails.
 */
public sealed interface Distribution permits TwoPiece, Uniform, Triangular, Beta, Discrete, Mixture {

    /** The quantile at {@code p} in (0, 1); 0 and 1 give the ends of the support, which may be infinite. */
    double quantile(double p);

    /** {@code P(X ≤ x)}. */
    double cdf(double x);

    /** The value that belongs to the standard normal value {@code z}: the quantile at {@code Φ(z)}. */
    default double atNormal(double z) {
        return quantile(Normal.cdf(z));
    }
}
