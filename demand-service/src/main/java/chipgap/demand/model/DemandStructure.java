package chipgap.demand.model;

import java.util.List;

/**
 * Who buys, and how the market total is estimated.
 *
 * @param segments segments, at least one
 * @param estimates estimates of the market total, at least one
 */
public record DemandStructure(List<Segment> segments, List<Estimate> estimates) {
    public DemandStructure {
        segments = List.copyOf(segments);
        estimates = List.copyOf(estimates);
        if (segments.isEmpty() || estimates.isEmpty()) {
            throw new IllegalArgumentException("Demand needs at least one segment and one estimate.");
        }
    }

    /**
     * An estimate of the market total of one year.
     *
     * @param quantity name of the quantity that states it
     * @param year calendar year
     * @param kind what is stated
     * @param weight weight among the estimates, above 0
     */
    public record Estimate(String quantity, int year, Kind kind, double weight) {
        public Estimate {
            if (!(weight > 0)) {
                throw new IllegalArgumentException(
                        "The weight (%s) of the estimate '%s' must be above 0.".formatted(weight, quantity));
            }
        }
    }

    /** What an estimate states. */
    public enum Kind {
        /** USD a year. */
        VALUE,
        /** Chips a year. */
        UNITS
    }
}
