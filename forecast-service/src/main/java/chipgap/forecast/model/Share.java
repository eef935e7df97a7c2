package chipgap.forecast.model;

/**
 * A share of draws.
 *
 * @param fraction the share, in [0, 1]
 * @param standardError its Monte Carlo standard error
 */
public record Share(double fraction, double standardError) {}
