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
        boolean[][] isShort = new boolean[horizon.length()][world.drawCount()];
        new PeriodWalk(composition, horizon, layout, prices).over(world, new PeriodWalk.Listener() {
            @Override
            public void quarter(int position, double[][] columns) {
                quarters.get(position).add(world, columns);
                double[] shortfall = columns[layout.of(Layout.ALL, Layout.Wanted.SHORTFALL)];
                for (int draw = 0; draw < shortfall.length; draw++) {
                    isShort[position][draw] = shortfall[draw] > 0;
                }
            }

            @Override
            public void year(int year, double[][] columns) {
                years.get(year).add(world, columns);
            }
        });
        spell.add(world, isShort);
        int first = world.offsetOf(horizon);
        for (int position = 0; position < bindings.size(); position++) {
            bindings.get(position).add(world, first + position);
        }
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
