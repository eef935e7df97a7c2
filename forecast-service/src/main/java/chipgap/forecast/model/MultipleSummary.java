package chipgap.forecast.model;

import chipgap.kernel.search.SmallestFactor;
import chipgap.kernel.summary.ScrambledSummary;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Running summary of the self-sufficiency multiple. The factor multiplies domestic output of every projected quarter, and each calendar year asks with
 * which one nobody is short in it. Within a quarter more chips never leave more short; across quarters a single draw may break that, and the factor
 * found is then one that clears the year, not surely the smallest.
 */
public final class MultipleSummary {
    /** Steps of the factor; what is found lies this little above the smallest. */
    private static final double TOLERANCE = 0.01;

    private final Composition composition;
    private final LocalDate asOf;
    private final List<YearSummary> years = new ArrayList<>();

    /**
     * An empty summary.
     *
     * @param asOf quarters that were not over on this date are projected
     * @param scrambles number of scrambles of the draws
     */
    public MultipleSummary(Composition composition, QuarterRange horizon, LocalDate asOf, int scrambles) {
        this.composition = composition;
        this.asOf = asOf;
        for (int q = ProjectedQuarters.first(horizon, asOf); q < horizon.length(); q++) {
            Quarter quarter = horizon.at(q);
            if (years.isEmpty() || years.getLast().last.year() != quarter.year()) {
                years.add(new YearSummary(quarter, scrambles));
            }
            years.getLast().last = quarter;
        }
    }

    /** Adds a block; several blocks may do so at once. */
    public void add(SampledBlock world) {
        int projected = ProjectedQuarters.first(world.quarters(), asOf);
        for (int draw = 0; draw < world.drawCount(); draw++) {
            BlockComposer start = composition.composer(world, draw, draw + 1);
            for (int q = 0; q < projected; q++) {
                start.advance(q);
            }
            BlockComposer path = composition.composer(world, draw, draw + 1);
            Projection projection = new Projection(world, start, path, projected);
            for (YearSummary year : years) {
                year.add(world.scrambleOf(draw), projection);
            }
        }
    }

    /** What came out; to be asked once all draws are there. */
    public Multiple result() {
        return new Multiple(years.stream().map(YearSummary::result).toList());
    }

    /** One draw from its first projected quarter on. */
    private record Projection(SampledBlock world, BlockComposer start, BlockComposer path, int firstQuarter) {
        /** The largest shortfall of a quarter between two, when domestic output is multiplied. */
        double shortfall(Quarter first, Quarter last, double factor) {
            path.copy(start);
            double largest = 0;
            for (int q = firstQuarter;
                    q <= last.index() - world.quarters().start().index();
                    q++) {
                path.advance(q, factor);
                if (q >= first.index() - world.quarters().start().index()) {
                    largest = Math.max(largest, new DrawState(path, 0).total().unmet());
                }
            }
            return largest;
        }
    }

    private static final class YearSummary {
        private final Quarter first;
        private final ScrambledSummary factor;
        private final ShareSummary beyondReach;
        private final ShareSummary shortAtOne;
        private final ShareSummary shortAtClaimed;
        private Quarter last;

        YearSummary(Quarter first, int scrambles) {
            this.first = first;
            last = first;
            factor = new ScrambledSummary(scrambles);
            beyondReach = new ShareSummary(scrambles);
            shortAtOne = new ShareSummary(scrambles);
            shortAtClaimed = new ShareSummary(scrambles);
        }

        void add(int scramble, Projection draw) {
            boolean isShort = draw.shortfall(first, last, 1) > 0;
            boolean isShortAtClaimed = isShort && draw.shortfall(first, last, Multiple.CLAIMED) > 0;
            SmallestFactor found = SmallestFactor.search(
                    at -> draw.shortfall(first, last, at),
                    0,
                    isShort ? 1 : 0,
                    isShort ? Multiple.GREATEST : 1,
                    TOLERANCE);
            synchronized (this) {
                factor.add(
                        scramble,
                        switch (found) {
                            case SmallestFactor.MetAtLow(double low) -> low;
                            case SmallestFactor.Found(double smallest) -> smallest;
                            case SmallestFactor.NotMetAtHigh(double high) -> high;
                        });
                beyondReach.add(scramble, found instanceof SmallestFactor.NotMetAtHigh);
                shortAtOne.add(scramble, isShort);
                shortAtClaimed.add(scramble, isShortAtClaimed);
            }
        }

        Multiple.Year result() {
            return new Multiple.Year(
                    first.year(),
                    last.index() - first.index() + 1,
                    Spread.of(factor),
                    factor.quantile(0.5).value(),
                    beyondReach.share(),
                    shortAtOne.share(),
                    shortAtClaimed.share());
        }
    }
}
