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
 * @param years one entry a calendar year of the horizon; null in early results
 */
public record ForecastResult(
        List<QuarterOutlook> quarters, @Nullable List<YearOutlook> years) {
    /** Probabilities of the quantiles of every distribution. */
    public static final List<Double> PROBABILITIES = Summary.PROBABILITIES;

    public ForecastResult {
        quarters = List.copyOf(quarters);
        years = years == null ? null : List.copyOf(years);
    }

    /** SHA-256 over every number. */
    public String digest() {
        return Digest.of(this);
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
     * @param accounts the quarter in chips, money and electricity; null in early results
     */
    public record QuarterOutlook(
            Quarter quarter,
            Spread supply,
            Map<Pathway, Spread> pathways,
            SegmentOutlook total,
            List<SegmentOutlook> segments,
            Map<Constraint, Double> constraints,
            @Nullable Map<Constraint, Double> constraintErrors,
            @Nullable Accounts accounts) {
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

    /**
     * One calendar year; compute in H100e.
     *
     * @param year the year
     * @param quarterCount quarters of it inside the horizon
     * @param demand new demand
     * @param supply new chips, all pathways
     * @param served need that is served
     * @param shortfall what is given up during the year, and what is still wanted at its end
     * @param accounts the year in chips, money and electricity
     * @param shortage draws with a shortfall
     */
    public record YearOutlook(
            int year,
            int quarterCount,
            Spread demand,
            Spread supply,
            Spread served,
            Spread shortfall,
            Accounts accounts,
            Share shortage) {}
}
