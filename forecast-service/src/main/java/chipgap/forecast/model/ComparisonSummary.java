package chipgap.forecast.model;

import chipgap.forecast.model.Comparison.QuarterDifference;
import chipgap.forecast.model.Comparison.SegmentBalance;
import chipgap.forecast.model.Comparison.WantDifference;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.kernel.summary.ScrambledSummary;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Running summary of the differences between two worlds on the same draws. As with {@link ForecastSummary}, order does not matter. */
public final class ComparisonSummary {
    /** What rounding alone may move, as a share of what is wanted. */
    private static final double DUST = 1e-9;

    private final Composition base;
    private final Composition other;
    private final QuarterRange horizon;
    private final List<QuarterSummary> quarters;
    private final List<BalanceSummary> balances;

    /**
     * An empty summary.
     *
     * @param base how the base composes
     * @param other how the other world composes
     * @param horizon quarters to summarise
     * @param scrambles number of scrambles of the draws
     * @throws IllegalArgumentException when the two do not have the same segments
     */
    public ComparisonSummary(Composition base, Composition other, QuarterRange horizon, int scrambles) {
        if (!base.segments.equals(other.segments)) {
            throw new IllegalArgumentException("Only worlds of the same segments compare, not %s and %s."
                    .formatted(base.segments, other.segments));
        }
        this.base = base;
        this.other = other;
        this.horizon = horizon;
        quarters = IntStream.range(0, horizon.length())
                .mapToObj(q -> new QuarterSummary(base.segments.size(), scrambles))
                .toList();
        balances =
                base.segments.stream().map(_ -> new BalanceSummary(scrambles)).toList();
    }

    /** Composes a block in both worlds and adds their differences; several blocks may do so at once. */
    public void add(SampledBlock baseWorld, SampledBlock otherWorld) {
        int first = baseWorld.offsetOf(horizon);
        List<Moment> moments = new ArrayList<>();
        base.compose(baseWorld, (draw, q, state) -> {
            if (q >= first) {
                moments.add(Moment.of(state));
            }
        });
        double[][] served = new double[balances.size()][baseWorld.drawCount()];
        double[][] needs = new double[balances.size()][baseWorld.drawCount()];
        other.compose(otherWorld, (draw, q, state) -> {
            if (q >= first) {
                Moment before = moments.get(draw * horizon.length() + q - first);
                Moment after = Moment.of(state);
                quarters.get(q - first).add(baseWorld.scrambleOf(draw), before, after);
                for (int i = 0; i < served.length; i++) {
                    served[i][draw] += after.segments.get(i).served()
                            - before.segments.get(i).served();
                    needs[i][draw] += before.segments.get(i).need();
                }
            }
        });
        for (int i = 0; i < served.length; i++) {
            balances.get(i).add(baseWorld, served[i], needs[i]);
        }
    }

    /** What came out; to be asked once all draws are there. */
    public Comparison result() {
        return new Comparison(
                IntStream.range(0, quarters.size())
                        .mapToObj(q -> quarters.get(q).difference(horizon.at(q), base.segments))
                        .toList(),
                IntStream.range(0, balances.size())
                        .mapToObj(i -> balances.get(i).balance(base.segments.get(i)))
                        .toList());
    }

    /** One quarter of one draw in one world. */
    private record Moment(double supply, Want total, List<Want> segments) {
        static Moment of(DrawComposer state) {
            return new Moment(state.supply(), state.total(), state.segments());
        }
    }

    private static final class QuarterSummary {
        private final ScrambledSummary demand;
        private final ScrambledSummary supply;
        private final WantSummary total;
        private final List<WantSummary> segments;

        QuarterSummary(int segmentCount, int scrambles) {
            demand = new ScrambledSummary(scrambles);
            supply = new ScrambledSummary(scrambles);
            total = new WantSummary(scrambles);
            segments = IntStream.range(0, segmentCount)
                    .mapToObj(_ -> new WantSummary(scrambles))
                    .toList();
        }

        synchronized void add(int scramble, Moment before, Moment after) {
            demand.add(scramble, after.total.demand() - before.total.demand());
            supply.add(scramble, after.supply - before.supply);
            total.add(scramble, before.total, after.total);
            for (int i = 0; i < segments.size(); i++) {
                segments.get(i).add(scramble, before.segments.get(i), after.segments.get(i));
            }
        }

        QuarterDifference difference(Quarter quarter, List<String> names) {
            return new QuarterDifference(
                    quarter,
                    Spread.of(demand),
                    Spread.of(supply),
                    total.difference(SegmentOutlook.ALL),
                    IntStream.range(0, segments.size())
                            .mapToObj(i -> segments.get(i).difference(names.get(i)))
                            .toList());
        }
    }

    private static final class WantSummary {
        private final ScrambledSummary shortfall;
        private final ScrambledSummary served;
        private final ScrambledSummary fillRate;
        private final ShareSummary shorter;
        private final ShareSummary lessShort;
        private final ShareSummary shortBefore;
        private final ShareSummary shortAfter;

        WantSummary(int scrambles) {
            shortfall = new ScrambledSummary(scrambles);
            served = new ScrambledSummary(scrambles);
            fillRate = new ScrambledSummary(scrambles);
            shorter = new ShareSummary(scrambles);
            lessShort = new ShareSummary(scrambles);
            shortBefore = new ShareSummary(scrambles);
            shortAfter = new ShareSummary(scrambles);
        }

        void add(int scramble, Want before, Want after) {
            double dust = DUST * Math.max(before.need(), after.need());
            double longer = after.unmet() - before.unmet();
            shortfall.add(scramble, longer);
            served.add(scramble, after.served() - before.served());
            fillRate.add(scramble, after.fillRate() - before.fillRate());
            shorter.add(scramble, longer > dust);
            lessShort.add(scramble, longer < -dust);
            shortBefore.add(scramble, before.unmet() > 0);
            shortAfter.add(scramble, after.unmet() > 0);
        }

        WantDifference difference(String segment) {
            return new WantDifference(
                    segment,
                    Spread.of(shortfall),
                    Spread.of(served),
                    Spread.of(fillRate),
                    shorter.share(),
                    lessShort.share(),
                    shortBefore.share(),
                    shortAfter.share());
        }
    }

    private static final class BalanceSummary {
        private final ScrambledSummary served;
        private final ShareSummary gains;
        private final ShareSummary loses;

        BalanceSummary(int scrambles) {
            served = new ScrambledSummary(scrambles);
            gains = new ShareSummary(scrambles);
            loses = new ShareSummary(scrambles);
        }

        synchronized void add(SampledBlock world, double[] more, double[] needs) {
            for (int draw = 0; draw < more.length; draw++) {
                int scramble = world.scrambleOf(draw);
                served.add(scramble, more[draw]);
                gains.add(scramble, more[draw] > DUST * needs[draw]);
                loses.add(scramble, more[draw] < -DUST * needs[draw]);
            }
        }

        SegmentBalance balance(String segment) {
            return new SegmentBalance(segment, Spread.of(served), gains.share(), loses.share());
        }
    }
}
