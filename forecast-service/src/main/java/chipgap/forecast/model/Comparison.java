package chipgap.forecast.model;

import chipgap.kernel.time.Quarter;
import java.util.List;

/**
 * How one world differs from another, draw by draw: every difference is the other world less the base, taken in each draw. Compute in H100e.
 *
 * @param quarters one entry a quarter of the horizon
 * @param segments the whole horizon by segment
 */
public record Comparison(List<QuarterDifference> quarters, List<SegmentBalance> segments) {
    public Comparison {
        quarters = List.copyOf(quarters);
        segments = List.copyOf(segments);
    }

    /**
     * Differences in one quarter.
     *
     * @param quarter the quarter
     * @param demand new demand
     * @param supply new chips
     * @param total all segments together
     * @param segments by segment
     */
    public record QuarterDifference(
            Quarter quarter, Spread demand, Spread supply, WantDifference total, List<WantDifference> segments) {
        public QuarterDifference {
            segments = List.copyOf(segments);
        }
    }

    /**
     * Differences in what is wanted and got in one quarter.
     *
     * @param segment name of the segment, {@link ForecastResult.SegmentOutlook#ALL} for all of them
     * @param shortfall need that is not served
     * @param served need that is served
     * @param fillRate served ÷ need
     * @param shorter draws with a larger shortfall in the other world
     * @param lessShort draws with a smaller shortfall in the other world
     * @param baseShortage draws with a shortfall in the base
     * @param otherShortage draws with a shortfall in the other world
     */
    public record WantDifference(
            String segment,
            Spread shortfall,
            Spread served,
            Spread fillRate,
            Share shorter,
            Share lessShort,
            Share baseShortage,
            Share otherShortage) {}

    /**
     * One segment over the whole horizon.
     *
     * @param segment name of the segment
     * @param served what it is served more in the other world
     * @param gains draws in which it is served more
     * @param loses draws in which it is served less
     */
    public record SegmentBalance(String segment, Spread served, Share gains, Share loses) {}
}
