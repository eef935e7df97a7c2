package chipgap.forecast.model;

import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.kernel.summary.Estimate;
import chipgap.kernel.summary.ScrambledSummary;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Running summary of a forecast. Adding is a sum of integers: the result does not depend on the order of the draws, so several threads add to the
 * same one, each holding the monitor of the quarter it adds to.
 */
public final class ForecastSummary {
    private final QuarterRange horizon;
    private final List<String> segments;
    private final Map<String, Double> prices;
    private final List<QuarterSummary> quarters;
    private final List<YearSummary> years;

    /**
     * An empty summary.
     *
     * @param horizon quarters to summarise
     * @param segments names of the segments
     * @param prices published prices by name of the chip
     * @param scrambles number of scrambles of the run; 1 for independent draws
     */
    ForecastSummary(QuarterRange horizon, List<String> segments, Map<String, Double> prices, int scrambles) {
        this.prices = Map.copyOf(prices);
        this.horizon = horizon;
        this.segments = List.copyOf(segments);
        quarters = several(horizon.length(), () -> new QuarterSummary(segments.size(), scrambles));
        years = several(yearOf(horizon.length() - 1) + 1, () -> new YearSummary(scrambles));
    }

    /** Position of the calendar year of a quarter of the horizon. */
    int yearOf(int position) {
        return horizon.at(position).year() - horizon.start().year();
    }

    /** Whether a quarter of the horizon is the last one of its calendar year in it. */
    boolean endsYear(int position) {
        return position == horizon.length() - 1 || yearOf(position + 1) > yearOf(position);
    }

    YearSummary year(int position) {
        return years.get(position);
    }

    Map<String, Double> prices() {
        return prices;
    }

    private static <T> List<T> several(int count, Supplier<T> maker) {
        return Stream.generate(maker).limit(count).toList();
    }

    QuarterRange horizon() {
        return horizon;
    }

    QuarterSummary quarter(int position) {
        return quarters.get(position);
    }

    /** What came out; to be asked once all draws are there. */
    public ForecastResult result() {
        List<QuarterOutlook> outlooks = new ArrayList<>();
        for (int q = 0; q < quarters.size(); q++) {
            outlooks.add(quarters.get(q).outlook(horizon.at(q), segments, !prices.isEmpty()));
        }
        return new ForecastResult(
                outlooks,
                IntStream.range(0, years.size())
                        .mapToObj(
                                y -> years.get(y).outlook(horizon.start().year() + y, quartersOf(y), !prices.isEmpty()))
                        .toList());
    }

    private int quartersOf(int year) {
        return (int) IntStream.range(0, horizon.length())
                .filter(q -> yearOf(q) == year)
                .count();
    }

    /** One quarter; segments are in the order of their names. */
    static final class QuarterSummary {
        final ScrambledSummary supply;
        final Map<Pathway, ScrambledSummary> pathways = new EnumMap<>(Pathway.class);
        final WantSummary total;
        final List<WantSummary> segments;
        private final AccountSummary accounts;
        private final Map<Constraint, ScrambledSummary> constraints = new EnumMap<>(Constraint.class);

        QuarterSummary(int segmentCount, int scrambles) {
            supply = new ScrambledSummary(scrambles);
            for (Pathway pathway : Pathway.values()) {
                pathways.put(pathway, new ScrambledSummary(scrambles));
            }
            total = new WantSummary(scrambles);
            accounts = new AccountSummary(scrambles);
            segments = several(segmentCount, () -> new WantSummary(scrambles));
            for (Constraint constraint : Constraint.values()) {
                constraints.put(constraint, new ScrambledSummary(scrambles));
            }
        }

        /** Adds a draw; several threads may. */
        void add(int scramble, DrawComposer state, Constraint binding, Account account) {
            List<Want> wants = state.segments();
            synchronized (this) {
                supply.add(scramble, state.supply());
                pathways.forEach((pathway, summary) -> summary.add(scramble, state.supply(pathway)));
                total.add(scramble, state.total());
                accounts.add(scramble, account);
                for (int i = 0; i < wants.size(); i++) {
                    segments.get(i).add(scramble, wants.get(i));
                }
                constraints.forEach((constraint, summary) -> summary.add(scramble, constraint == binding ? 1 : 0));
            }
        }

        private QuarterOutlook outlook(Quarter quarter, List<String> names, boolean pricesKnown) {
            Map<Pathway, Spread> byPathway = new EnumMap<>(Pathway.class);
            pathways.forEach((pathway, summary) -> byPathway.put(pathway, Spread.of(summary)));
            Map<Constraint, Double> shares = new EnumMap<>(Constraint.class);
            Map<Constraint, Double> errors = new EnumMap<>(Constraint.class);
            constraints.forEach((constraint, summary) -> {
                shares.put(constraint, summary.shareAboveZero().value());
                errors.put(constraint, summary.shareAboveZero().standardError());
            });
            List<SegmentOutlook> bySegment = new ArrayList<>();
            for (int i = 0; i < segments.size(); i++) {
                bySegment.add(segments.get(i).outlook(names.get(i)));
            }
            return new QuarterOutlook(
                    quarter,
                    Spread.of(supply),
                    byPathway,
                    total.outlook(SegmentOutlook.ALL),
                    bySegment,
                    shares,
                    errors,
                    accounts.result(pricesKnown));
        }
    }

    /** What a segment, or all of them, wants and gets in one quarter. */
    static final class WantSummary {
        private final ScrambledSummary demand;
        private final ScrambledSummary shortfall;
        private final ScrambledSummary fillRate;

        WantSummary(int scrambles) {
            demand = new ScrambledSummary(scrambles);
            shortfall = new ScrambledSummary(scrambles);
            fillRate = new ScrambledSummary(scrambles);
        }

        void add(int scramble, Want want) {
            demand.add(scramble, want.demand());
            shortfall.add(scramble, want.unmet());
            fillRate.add(scramble, want.fillRate());
        }

        private SegmentOutlook outlook(String segment) {
            Estimate shortage = shortfall.shareAboveZero();
            return new SegmentOutlook(
                    segment,
                    Spread.of(demand),
                    Spread.of(shortfall),
                    Spread.of(fillRate),
                    shortage.value(),
                    shortage.standardError());
        }
    }
}
