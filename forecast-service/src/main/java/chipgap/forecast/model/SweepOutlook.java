package chipgap.forecast.model;

import java.util.List;

/**
 * What came out of one case of a sweep, as in the result of a forecast of the same spec; compute in H100e.
 *
 * @param quarters one entry a quarter of the horizon
 * @param years one entry a calendar year of the horizon
 */
public record SweepOutlook(List<Period> quarters, List<Period> years) {
    public SweepOutlook {
        quarters = List.copyOf(quarters);
        years = List.copyOf(years);
    }

    /**
     * What all together want and get in a quarter or year.
     *
     * @param demand new demand
     * @param supply new chips of all pathways
     * @param shortfall demand and backlog not served
     * @param shortage share of draws with a shortfall above 0
     */
    public record Period(Spread demand, Spread supply, Spread shortfall, Share shortage) {}

    /** SHA-256 over every number. */
    public String digest() {
        return Digest.of(this);
    }
}
