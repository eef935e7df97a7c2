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
 * @param spell when the first shortage begins and how long it lasts; null in early results
 */
public record ForecastResult(
        List<QuarterOutlook> quarters,
        @Nullable List<YearOutlook> years,
        @Nullable Spell spell) {
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
     * @param workloads what is wanted and got for each workload; null in early results
     * @param exceedances how often the shortfall is larger than some numbers; null in early results
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
            @Nullable List<SegmentOutlook> workloads,
            @Nullable List<Exceedance> exceedances,
            @Nullable Accounts accounts) {
        public QuarterOutlook {
            pathways = Map.copyOf(pathways);
            segments = List.copyOf(segments);
            constraints = Map.copyOf(constraints);
            constraintErrors = constraintErrors == null ? null : Map.copyOf(constraintErrors);
            workloads = workloads == null ? null : List.copyOf(workloads);
            exceedances = exceedances == null ? null : List.copyOf(exceedances);
        }
    }

    /**
     * What a segment, a workload, or everybody together wants and gets in one quarter or year; compute in H100e.
     *
     * @param segment name of the segment or the workload, {@link #ALL} for all of them
     * @param demand new demand
     * @param shortfall demand and backlog not served; of a year what was given up in it, and what is still wanted at its end
     * @param fillRate served ÷ (served + shortfall); 1 where nothing is wanted
     * @param shortageProbability share of draws with a shortfall above 0
     * @param shortageProbabilityError its standard error; null in early results
     * @param detail more of it; null in early results
     */
    public record SegmentOutlook(
            String segment,
            Spread demand,
            Spread shortfall,
            Spread fillRate,
            double shortageProbability,
            @Nullable Double shortageProbabilityError,
            @Nullable WantDetail detail) {
        public static final String ALL = "all";
    }

    /**
     * More of what somebody wants and gets; compute in H100e.
     *
     * @param served demand and backlog that is served
     * @param backlog shortfall that is still wanted afterwards
     * @param lost shortfall that is given up
     * @param shortfallChips shortfall in chips as large as the mean new chip
     * @param shortfallUsd shortfall at the price of the new chips, in USD; null where no price is published
     * @param meanShortfallGivenShortage mean shortfall over the draws with one; null where there is none
     * @param meanShortfallGivenShortageError its standard error; null with it
     */
    public record WantDetail(
            Spread served,
            Spread backlog,
            Spread lost,
            Spread shortfallChips,
            @Nullable Spread shortfallUsd,
            @Nullable Double meanShortfallGivenShortage,
            @Nullable Double meanShortfallGivenShortageError) {}

    /**
     * How often a shortfall is larger than a number.
     *
     * @param h100e the number
     * @param probability share of draws
     * @param standardError its standard error
     */
    public record Exceedance(double h100e, double probability, double standardError) {
        static final List<Double> THRESHOLDS = List.of(1e4, 3e4, 1e5, 3e5, 1e6, 3e6);
    }

    /**
     * One calendar year; compute in H100e.
     *
     * @param year the year
     * @param quarterCount quarters of it inside the horizon
     * @param supply new chips, all pathways
     * @param pathways new chips by pathway
     * @param total what all segments together want and get
     * @param segments what each segment wants and gets
     * @param workloads what is wanted and got for each workload
     * @param exceedances how often the shortfall is larger than some numbers
     * @param accounts the year in chips, money and electricity
     */
    public record YearOutlook(
            int year,
            int quarterCount,
            Spread supply,
            Map<Pathway, Spread> pathways,
            SegmentOutlook total,
            List<SegmentOutlook> segments,
            List<SegmentOutlook> workloads,
            List<Exceedance> exceedances,
            Accounts accounts) {
        public YearOutlook {
            pathways = Map.copyOf(pathways);
            segments = List.copyOf(segments);
            workloads = List.copyOf(workloads);
            exceedances = List.copyOf(exceedances);
        }
    }

    /**
     * When the first shortage inside the horizon begins, and how long it lasts.
     *
     * @param begins share of draws in which it begins in each quarter
     * @param never share of draws without one
     * @param quartersToClear quarters from its begin to the first one without shortage; up to the end of the horizon where there is none, 0 in draws
     *     without shortage
     * @param lastsToTheEnd share of draws in which it lasts to the end of the horizon
     */
    public record Spell(List<Begin> begins, Share never, Spread quartersToClear, Share lastsToTheEnd) {
        public Spell {
            begins = List.copyOf(begins);
        }

        /**
         * How often the first shortage begins in a quarter.
         *
         * @param quarter the quarter
         * @param share share of draws
         */
        public record Begin(Quarter quarter, Share share) {}
    }
}
