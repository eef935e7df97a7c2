package chipgap.forecast.model;

import chipgap.forecast.model.Comparison.QuarterDifference;
import chipgap.forecast.model.Comparison.SegmentBalance;
import chipgap.forecast.model.Comparison.WantDifference;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.kernel.summary.ScrambledSummary;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Running summary of the differences between two worlds on the same draws. As with {@link ForecastSummary}, order does not matter. */
public final class ComparisonSummary {
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
        BlockComposer before = base.composer(baseWorld);
        BlockComposer after = other.composer(otherWorld);
        double[][] served = new double[balances.size()][baseWorld.drawCount()];
        double[][] needs = new double[balances.size()][baseWorld.drawCount()];
        for (int q = 0; q < baseWorld.quarters().length(); q++) {
            before.advance(q);
            after.advance(q);
            if (q >= first) {
                Moment then = Moment.of(before);
                Moment now = Moment.of(after);
                quarters.get(q - first).add(baseWorld, then, now);
                for (int i = 0; i < served.length; i++) {
                    addServed(then.segments.get(i), now.segments.get(i), served[i]);
                    BlockComposer.add(then.segments.get(i).need(), needs[i]);
                }
            }
        }
        for (int i = 0; i < served.length; i++) {
            balances.get(i).add(baseWorld, served[i], needs[i]);
        }
    }

    private static void addServed(WantColumns before, WantColumns after, double[] more) {
        for (int i = 0; i < more.length; i++) {
            more[i] += after.need()[i] - after.unmet()[i] - (before.need()[i] - before.unmet()[i]);
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

    /** One quarter of a block in one world. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    private record Moment(double[] supply, WantColumns total, List<WantColumns> segments) {
        static Moment of(BlockComposer state) {
            return new Moment(
                    state.supply(),
                    state.want(WantColumns.ALL),
                    IntStream.range(0, state.composition.segments.size())
                            .mapToObj(state::want)
                            .toList());
        }
    }

    /** Adds the differences of two columns. */
    private static void addDifferences(SampledBlock world, double[] before, double[] after, ScrambledSummary summary) {
        world.forEachScramble((scramble, from, end) -> {
            float[] column = new float[end - from];
            for (int i = 0; i < column.length; i++) {
                column[i] = (float) (after[from + i] - before[from + i]);
            }
            summary.add(scramble, column);
        });
    }

    /** Adds how often something holds. */
    private static void addShare(SampledBlock world, IntPredicate holds, ShareSummary summary) {
        world.forEachScramble((scramble, from, end) -> summary.add(
                scramble, (int) IntStream.range(from, end).filter(holds).count(), end - from));
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

        synchronized void add(SampledBlock world, Moment before, Moment after) {
            addDifferences(world, before.total.demand(), after.total.demand(), demand);
            addDifferences(world, before.supply, after.supply, supply);
            total.add(world, before.total, after.total);
            for (int i = 0; i < segments.size(); i++) {
                segments.get(i).add(world, before.segments.get(i), after.segments.get(i));
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

        void add(SampledBlock world, WantColumns before, WantColumns after) {
            addDifferences(world, before.unmet(), after.unmet(), shortfall);
            addDifferences(world, before.served(), after.served(), served);
            addDifferences(world, before.fillRate(), after.fillRate(), fillRate);
            addShare(world, draw -> longer(before, after, draw) > dust(before, after, draw), shorter);
            addShare(world, draw -> longer(before, after, draw) < -dust(before, after, draw), lessShort);
            addShare(world, draw -> before.unmet()[draw] > 0, shortBefore);
            addShare(world, draw -> after.unmet()[draw] > 0, shortAfter);
        }

        private static double longer(WantColumns before, WantColumns after, int draw) {
            return after.unmet()[draw] - before.unmet()[draw];
        }

        private static double dust(WantColumns before, WantColumns after, int draw) {
            return BlockComposer.DUST * Math.max(before.need()[draw], after.need()[draw]);
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
            addDifferences(world, new double[more.length], more, served);
            addShare(world, draw -> more[draw] > BlockComposer.DUST * needs[draw], gains);
            addShare(world, draw -> more[draw] < -BlockComposer.DUST * needs[draw], loses);
        }

        SegmentBalance balance(String segment) {
            return new SegmentBalance(segment, Spread.of(served), gains.share(), loses.share());
        }
    }
}
