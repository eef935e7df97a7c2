package chipgap.forecast.model;

import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.ForecastResult.Spread;
import chipgap.kernel.summary.Summary;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Running summary of a forecast. Merging is addition: the result does not depend on which worker had which draws. */
public final class ForecastSummary {
    private final QuarterRange horizon;
    private final List<String> segments;
    private final List<QuarterSummary> quarters = new ArrayList<>();

    /**
     * An empty summary.
     *
     * @param horizon quarters to summarise
     * @param segments names of the segments
     */
    public ForecastSummary(QuarterRange horizon, List<String> segments) {
        this.horizon = horizon;
        this.segments = List.copyOf(segments);
        for (int q = 0; q < horizon.length(); q++) {
            quarters.add(new QuarterSummary(segments.size()));
        }
    }

    QuarterSummary quarter(int position) {
        return quarters.get(position);
    }

    public void merge(ForecastSummary other) {
        for (int q = 0; q < quarters.size(); q++) {
            quarters.get(q).merge(other.quarters.get(q));
        }
    }

    public ForecastResult result() {
        List<QuarterOutlook> outlooks = new ArrayList<>();
        for (int q = 0; q < quarters.size(); q++) {
            outlooks.add(quarters.get(q).outlook(horizon.at(q), segments));
        }
        return new ForecastResult(outlooks);
    }

    /** One quarter; segments are in the order of their names. */
    static final class QuarterSummary {
        final Summary supply = new Summary();
        final Map<Pathway, Summary> pathways = new EnumMap<>(Pathway.class);
        final WantSummary total = new WantSummary();
        final List<WantSummary> segments = new ArrayList<>();
        private final Map<Constraint, Integer> constraints = new EnumMap<>(Constraint.class);

        QuarterSummary(int segmentCount) {
            for (Pathway pathway : Pathway.values()) {
                pathways.put(pathway, new Summary());
            }
            for (int i = 0; i < segmentCount; i++) {
                segments.add(new WantSummary());
            }
        }

        void count(Constraint constraint) {
            constraints.merge(constraint, 1, Integer::sum);
        }

        private void merge(QuarterSummary other) {
            supply.merge(other.supply);
            other.pathways.forEach((pathway, summary) ->
                    Objects.requireNonNull(pathways.get(pathway)).merge(summary));
            total.merge(other.total);
            for (int i = 0; i < segments.size(); i++) {
                segments.get(i).merge(other.segments.get(i));
            }
            other.constraints.forEach((constraint, count) -> constraints.merge(constraint, count, Integer::sum));
        }

        private QuarterOutlook outlook(Quarter quarter, List<String> names) {
            Map<Pathway, Spread> byPathway = new EnumMap<>(Pathway.class);
            pathways.forEach((pathway, summary) -> byPathway.put(pathway, spread(summary)));
            Map<Constraint, Double> shares = new EnumMap<>(Constraint.class);
            for (Constraint constraint : Constraint.values()) {
                shares.put(constraint, (double) constraints.getOrDefault(constraint, 0) / supply.count());
            }
            List<SegmentOutlook> bySegment = new ArrayList<>();
            for (int i = 0; i < segments.size(); i++) {
                bySegment.add(segments.get(i).outlook(names.get(i)));
            }
            return new QuarterOutlook(
                    quarter, spread(supply), byPathway, total.outlook(SegmentOutlook.ALL), bySegment, shares);
        }
    }

    /** What a segment, or all of them, wants and gets in one quarter. */
    static final class WantSummary {
        private final Summary demand = new Summary();
        private final Summary shortfall = new Summary();
        private final Summary fillRate = new Summary();

        /** Adds a draw: new demand, new demand with backlog, and what of that is not served. */
        void add(double newDemand, double need, double unmet) {
            demand.add(newDemand);
            shortfall.add(unmet);
            fillRate.add(need > 0 ? 1 - unmet / need : 1);
        }

        private void merge(WantSummary other) {
            demand.merge(other.demand);
            shortfall.merge(other.shortfall);
            fillRate.merge(other.fillRate);
        }

        private SegmentOutlook outlook(String segment) {
            return new SegmentOutlook(
                    segment, spread(demand), spread(shortfall), spread(fillRate), shortfall.shareAboveZero());
        }
    }

    private static Spread spread(Summary summary) {
        return new Spread(
                summary.mean(),
                summary.standardError(),
                ForecastResult.PROBABILITIES.stream().map(summary::quantile).toList());
    }
}
