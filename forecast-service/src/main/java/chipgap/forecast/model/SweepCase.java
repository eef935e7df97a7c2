package chipgap.forecast.model;

/**
 * One world of a sweep.
 *
 * @param name what it is called, unlike all others of the sweep
 * @param spec what it is, every default filled in
 * @param manifest what it stands on since the sweep was created; every part must stand on the same
 */
public record SweepCase(String name, ForecastSpec spec, Manifest manifest) {}
