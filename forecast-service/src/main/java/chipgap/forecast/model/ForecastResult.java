package chipgap.forecast.model;

import chipgap.kernel.summary.Summary;
import chipgap.kernel.time.Quarter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out, by quarter.
 *
 * @param quarters one entry a quarter of the horizon
 */
public record ForecastResult(List<QuarterOutlook> quarters) {
    /** Probabilities of the quantiles of every distribution. */
    public static final List<Double> PROBABILITIES = Summary.PROBABILITIES;

    public ForecastResult {
        quarters = List.copyOf(quarters);
    }

    /**
     * One quarter; compute in H100e.
     *
     * @param quarter the quarter
     * @param supply new chips, all pathways
     * @param pathways new chips by pathway
     * @param total what all segments together want and get
     * @param segments what each segment wants and gets
     * @param constraints share of draws in which each constraint binds
     * @param constraintErrors standard error of each share; null in early results
     */
    public record QuarterOutlook(
            Quarter quarter,
            Spread supply,
            Map<Pathway, Spread> pathways,
            SegmentOutlook total,
            List<SegmentOutlook> segments,
            Map<Constraint, Double> constraints,
            @Nullable Map<Constraint, Double> constraintErrors) {
        public QuarterOutlook {
            pathways = Map.copyOf(pathways);
            segments = List.copyOf(segments);
            constraints = Map.copyOf(constraints);
            constraintErrors = constraintErrors == null ? null : Map.copyOf(constraintErrors);
        }
    }

    /**
     * What a segment wants and gets in one quarter, both workloads together; compute in H100e.
     *
     * @param segment name of the segment, {@link #ALL} for all of them
     * @param demand new demand
     * @param shortfall demand and backlog not served
     * @param fillRate served ÷ (demand + backlog); 1 where nothing is wanted
     * @param shortageProbability share of draws with a shortfall above 0
     * @param shortageProbabilityError its standard error; null in early results
     */
    public record SegmentOutlook(
            String segment,
            Spread demand,
            Spread shortfall,
            Spread fillRate,
            double shortageProbability,
            @Nullable Double shortageProbabilityError) {
        public static final String ALL = "all";
    }
}
