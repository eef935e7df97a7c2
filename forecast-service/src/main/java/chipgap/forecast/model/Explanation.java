package chipgap.forecast.model;

import chipgap.kernel.time.Quarter;
import java.util.List;
import java.util.Map;

/**
 * Why chips are short, by quarter.
 *
 * @param quarters one entry a quarter of the horizon
 */
public record Explanation(List<QuarterExplanation> quarters) {
    public Explanation {
        quarters = List.copyOf(quarters);
    }

    /**
     * One quarter.
     *
     * @param quarter the quarter
     * @param constraints share of all draws in which each constraint stops one more domestic chip
     * @param marginals what one more unit of each constraint that binds would bring
     * @param pathways what one more H100e on each pathway would serve, in draws with a shortfall, in [0, 1]
     * @param total all segments together
     * @param segments by segment
     */
    public record QuarterExplanation(
            Quarter quarter,
            Map<Constraint, Share> constraints,
            Map<Constraint, Marginal> marginals,
            Map<Pathway, Double> pathways,
            SegmentExplanation total,
            List<SegmentExplanation> segments) {
        public QuarterExplanation {
            constraints = Map.copyOf(constraints);
            marginals = Map.copyOf(marginals);
            pathways = Map.copyOf(pathways);
            segments = List.copyOf(segments);
        }
    }

    /**
     * One more good die, memory stack or package, in the draws where it is what binds: means over them.
     *
     * @param chips chips of the domestic product that is made most, before losses in assembly and test
     * @param servedH100e need in H100e that these serve
     */
    public record Marginal(double chips, double servedH100e) {}

    /**
     * One segment in one quarter.
     *
     * @param segment name of the segment, {@link ForecastResult.SegmentOutlook#ALL} for all of them
     * @param shortage draws with a shortfall
     * @param constraints of these, share in which each constraint binds
     * @param idleChips of these, share in which chips are left over that whoever is short may not use
     */
    public record SegmentExplanation(
            String segment, Share shortage, Map<Constraint, Share> constraints, Share idleChips) {
        public SegmentExplanation {
            constraints = Map.copyOf(constraints);
        }
    }
}
