package chipgap.forecast.model;

import chipgap.forecast.model.ForecastResult.Spell;
import chipgap.kernel.summary.ScrambledSummary;
import chipgap.kernel.time.QuarterRange;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Running summary of when the first shortage begins and how long it lasts. Several threads may add at once. */
final class SpellSummary {
    private static final int NONE = -1;

    private final QuarterRange horizon;
    private final List<ShareSummary> begins;
    private final ShareSummary never;
    private final ShareSummary lasts;
    private final ScrambledSummary length;

    SpellSummary(QuarterRange horizon, int scrambles) {
        this.horizon = horizon;
        begins = Stream.generate(() -> new ShareSummary(scrambles))
                .limit(horizon.length())
                .toList();
        never = new ShareSummary(scrambles);
        lasts = new ShareSummary(scrambles);
        length = new ScrambledSummary(scrambles);
    }

    /**
     * Adds a block.
     *
     * @param isShort whether somebody is short, by quarter of the horizon, then draw
     */
    synchronized void add(SampledBlock world, boolean[][] isShort) {
        boolean[] ofDraw = new boolean[isShort.length];
        world.forEachScramble((scramble, from, end) -> {
            for (int draw = from; draw < end; draw++) {
                for (int q = 0; q < ofDraw.length; q++) {
                    ofDraw[q] = isShort[q][draw];
                }
                add(scramble, ofDraw);
            }
        });
    }

    private void add(int scramble, boolean[] isShort) {
        int first = indexOf(isShort, true, 0);
        for (int q = 0; q < isShort.length; q++) {
            begins.get(q).add(scramble, q == first);
        }
        never.add(scramble, first == NONE);
        int clear = first == NONE ? NONE : indexOf(isShort, false, first);
        lasts.add(scramble, first != NONE && clear == NONE);
        int end = clear == NONE ? isShort.length : clear;
        length.add(scramble, first == NONE ? 0 : end - first);
    }

    private static int indexOf(boolean[] values, boolean wanted, int from) {
        for (int i = from; i < values.length; i++) {
            if (values[i] == wanted) {
                return i;
            }
        }
        return NONE;
    }

    Spell result() {
        return new Spell(
                IntStream.range(0, begins.size())
                        .mapToObj(q ->
                                new Spell.Begin(horizon.at(q), begins.get(q).share()))
                        .toList(),
                never.share(),
                Spread.of(length),
                lasts.share());
    }
}
