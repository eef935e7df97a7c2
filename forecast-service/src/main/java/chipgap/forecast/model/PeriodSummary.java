package chipgap.forecast.model;

import chipgap.forecast.model.ForecastResult.Exceedance;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.ForecastResult.WantDetail;
import chipgap.forecast.model.Layout.Supplied;
import chipgap.forecast.model.Layout.Wanted;
import chipgap.forecast.model.Layout.Whole;
import chipgap.kernel.summary.Estimate;
import chipgap.kernel.summary.ScrambledSummary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Running summary of a quarter or a year. Several threads may add at once. */
final class PeriodSummary {
    private static final double MILLION = 1e6;

    private final Layout layout;
    private final ScrambledSummary[] summaries;

    /**
     * An empty summary.
     *
     * @param scrambles number of scrambles of the run
     */
    PeriodSummary(Layout layout, int scrambles) {
        this.layout = layout;
        summaries = Stream.generate(() -> new ScrambledSummary(scrambles))
                .limit(layout.size())
                .toArray(ScrambledSummary[]::new);
    }

    /** Adds the books of a block: a column of draws for each place of the layout. */
    synchronized void add(SampledBlock world, double[][] columns) {
        world.forEachScramble((scramble, from, end) -> {
            float[] column = new float[end - from];
            for (int place = 0; place < summaries.length; place++) {
                for (int i = 0; i < column.length; i++) {
                    column[i] = (float) columns[place][from + i];
                }
                summaries[place].add(scramble, column);
            }
        });
    }

    Spread supply() {
        return spread(layout.of(Layout.ALL, Supplied.H100E));
    }

    Map<Pathway, Spread> pathways() {
        return byPathway(part -> spread(layout.of(part, Supplied.H100E)));
    }

    private static Map<Pathway, Spread> byPathway(IntFunction<Spread> ofPart) {
        Map<Pathway, Spread> spreads = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            spreads.put(pathway, ofPart.apply(Layout.part(pathway)));
        }
        return spreads;
    }

    SegmentOutlook total() {
        return outlook(SegmentOutlook.ALL, Layout.ALL);
    }

    List<SegmentOutlook> segments(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> outlook(names.get(i), Layout.segmentPart(i)))
                .toList();
    }

    List<SegmentOutlook> workloads() {
        return Stream.of(Workload.values())
                .map(workload -> outlook(workload.name(), layout.workloadPart(workload)))
                .toList();
    }

    private SegmentOutlook outlook(String name, int part) {
        ScrambledSummary shortfall = summaries[layout.of(part, Wanted.SHORTFALL)];
        Estimate shortage = shortfall.shareAboveZero();
        return new SegmentOutlook(
                name,
                spread(layout.of(part, Wanted.DEMAND)),
                Spread.of(shortfall),
                spread(layout.of(part, Wanted.FILL_RATE)),
                shortage.value(),
                shortage.standardError(),
                new WantDetail(
                        spread(layout.of(part, Wanted.SERVED)),
                        spread(layout.of(part, Wanted.BACKLOG)),
                        spread(layout.of(part, Wanted.LOST)),
                        spread(layout.of(part, Wanted.SHORTFALL_CHIPS)),
                        millions(layout.of(part, Wanted.SHORTFALL_USD)),
                        shortfall.meanAboveZero().map(Estimate::value).orElse(null),
                        shortfall.meanAboveZero().map(Estimate::standardError).orElse(null)));
    }

    /** P(shortfall > x) of all together. */
    List<Exceedance> exceedances() {
        ScrambledSummary shortfall = summaries[layout.of(Layout.ALL, Wanted.SHORTFALL)];
        return Exceedance.THRESHOLDS.stream()
                .map(h100e -> {
                    Estimate share = shortfall.shareAbove(h100e);
                    return new Exceedance(h100e, share.value(), share.standardError());
                })
                .toList();
    }

    Accounts accounts() {
        return new Accounts(
                spread(layout.of(Layout.ALL, Supplied.CHIPS)),
                millions(layout.of(Layout.ALL, Supplied.USD)),
                byPathway(part -> spread(layout.of(part, Supplied.CHIPS))),
                byPathway(part -> millions(layout.of(part, Supplied.USD))),
                spread(layout.of(Whole.DOMESTIC_SHARE)),
                spread(layout.of(Whole.INVENTORY)),
                spread(layout.of(Whole.POWER_MW)),
                spread(layout.of(Whole.ENERGY_MWH)),
                millions(layout.of(Whole.BILL_CNY)),
                millions(layout.of(Whole.SUBSIDY_CNY)));
    }

    private Spread spread(int place) {
        return Spread.of(summaries[place]);
    }

    private Spread millions(int place) {
        return spread(place).times(MILLION);
    }
}
