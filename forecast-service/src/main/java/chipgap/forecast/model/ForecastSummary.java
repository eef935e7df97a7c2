package chipgap.forecast.model;

import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.ForecastResult.YearOutlook;
import chipgap.kernel.time.QuarterRange;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Running summary of a forecast. Adding is a sum of integers: the result does not depend on the order of the draws, so several threads add to the
 * same one.
 */
public final class ForecastSummary {
    private final QuarterRange horizon;
    private final List<String> segments;
    private final Map<String, Double> prices;
    private final Years calendar;
    private final Layout layout;
    private final List<PeriodSummary> quarters;
    private final List<PeriodSummary> years;
    private final List<BindingSummary> bindings;
    private final SpellSummary spell;

    /**
     * An empty summary.
     *
     * @param horizon quarters to summarise
     * @param prices published prices by name of the chip
     * @param scrambles number of scrambles of the run; 1 for independent draws
     */
    ForecastSummary(Composition composition, QuarterRange horizon, Map<String, Double> prices, int scrambles) {
        this.horizon = horizon;
        this.segments = composition.segments;
        this.prices = Map.copyOf(prices);
        calendar = new Years(horizon);
        layout = Layout.of(composition);
        quarters = several(horizon.length(), () -> new PeriodSummary(layout, scrambles));
        years = several(calendar.count(), () -> new PeriodSummary(layout, scrambles));
        bindings = several(horizon.length(), () -> new BindingSummary(scrambles));
        spell = new SpellSummary(horizon, scrambles);
    }

    private static <T> List<T> several(int count, Supplier<T> maker) {
        return Stream.generate(maker).limit(count).toList();
    }

    QuarterRange horizon() {
        return horizon;
    }

    /** Composes a block and adds it; several blocks may be at it at once. */
    void add(Composition composition, SampledBlock world) {
        Columns quarterly = new Columns(world, quarters.size(), layout.size());
        Columns yearly = new Columns(world, years.size(), layout.size());
        boolean[] isShort = new boolean[horizon.length()];
        new RowWalk(composition, horizon, layout, prices).over(world, new RowWalk.Listener() {
            @Override
            public void quarter(int draw, int position, double[] row) {
                quarterly.put(position, draw, row);
                isShort[position] = row[layout.of(Layout.ALL, Layout.Wanted.SHORTFALL)] > 0;
                if (position == horizon.length() - 1) {
                    spell.add(world.scrambleOf(draw), isShort);
                }
            }

            @Override
            public void year(int draw, int year, double[] row) {
                yearly.put(year, draw, row);
            }
        });
        int first = world.offsetOf(horizon);
        for (int position = 0; position < bindings.size(); position++) {
            bindings.get(position).add(world, first + position);
        }
        quarterly.addTo(quarters);
        yearly.addTo(years);
    }

    /** What came out; to be asked once all draws are there. */
    public ForecastResult result() {
        return new ForecastResult(
                IntStream.range(0, quarters.size())
                        .parallel()
                        .mapToObj(this::quarter)
                        .toList(),
                IntStream.range(0, years.size()).parallel().mapToObj(this::year).toList(),
                spell.result());
    }

    private QuarterOutlook quarter(int position) {
        PeriodSummary quarter = quarters.get(position);
        Map<Constraint, Double> shares = new EnumMap<>(Constraint.class);
        Map<Constraint, Double> errors = new EnumMap<>(Constraint.class);
        bindings.get(position).shares().forEach((constraint, share) -> {
            shares.put(constraint, share.fraction());
            errors.put(constraint, share.standardError());
        });
        return new QuarterOutlook(
                horizon.at(position),
                quarter.supply(),
                quarter.pathways(),
                quarter.total(),
                quarter.segments(segments),
                shares,
                errors,
                quarter.workloads(),
                quarter.exceedances(),
                quarter.accounts());
    }

    private YearOutlook year(int position) {
        PeriodSummary year = years.get(position);
        return new YearOutlook(
                calendar.at(position),
                calendar.quartersOf(position),
                year.supply(),
                year.pathways(),
                year.total(),
                year.segments(segments),
                year.workloads(),
                year.exceedances(),
                year.accounts());
    }
}
