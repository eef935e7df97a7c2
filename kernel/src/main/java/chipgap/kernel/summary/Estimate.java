package chipgap.kernel.summary;

/**
 * A figure of a simulation.
 *
 * @param value the figure, in the unit of the output or as a probability
 * @param standardError its standard deviation over runs with other seeds, estimated from this run; same unit
 */
public record Estimate(double value, double standardError) {}
