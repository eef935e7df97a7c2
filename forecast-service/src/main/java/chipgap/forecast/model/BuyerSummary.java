package chipgap.forecast.model;

import chipgap.forecast.model.BuyerOutlook.QuarterChips;
import chipgap.kernel.summary.ScrambledSummary;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.List;
import java.util.stream.IntStream;

/** Running summary of when a number of chips is there. As with {@link ForecastSummary}, order does not matter. */
public final class BuyerSummary {
    private final Composition composition;
    private final BuyerQuestion question;
    private final QuarterRange horizon;
    private final int[] products;
    private final int segment;
    private final List<QuarterSummary> quarters;

    /**
     * An empty summary.
     *
     * @param scrambles number of scrambles of the draws
     * @throws NothingToCountException when no chip is of the class, or there is no such segment
     */
    public BuyerSummary(Composition composition, BuyerQuestion question, QuarterRange horizon, int scrambles) {
        this.composition = composition;
        this.question = question;
        this.horizon = horizon;
        products = IntStream.range(0, composition.products.size())
                .filter(p -> question.accepts(composition.products.get(p)))
                .toArray();
        segment = question.segment() == null ? -1 : composition.segments.indexOf(question.segment());
        if (products.length == 0) {
            throw new NothingToCountException("No flow of chips is of the class %s on %s. ListChips lists the chips."
                    .formatted(question.chips(), question.pathways()));
        }
        if (question.segment() != null && segment < 0) {
            throw new NothingToCountException(
                    "There is no '%s' among %s.".formatted(question.segment(), composition.segments));
        }
        quarters = IntStream.range(0, horizon.length())
                .mapToObj(_ -> new QuarterSummary(scrambles))
                .toList();
    }

    /** What the buyer wants does not exist. */
    public static final class NothingToCountException extends RuntimeException {
        NothingToCountException(String message) {
            super(message);
        }
    }

    private static final class QuarterSummary {
        private final ScrambledSummary chips;
        private final ShareSummary enough;

        QuarterSummary(int scrambles) {
            chips = new ScrambledSummary(scrambles);
            enough = new ShareSummary(scrambles);
        }

        synchronized void add(int scramble, double sum, boolean isEnough) {
            chips.add(scramble, sum);
            enough.add(scramble, isEnough);
        }
    }

    /** Composes a block and adds it; several blocks may do so at once. */
    public void add(SampledBlock world) {
        int first = world.offsetOf(horizon);
        double[] sums = new double[world.drawCount()];
        composition.compose(world, (draw, q, state) -> {
            if (q >= first) {
                sums[draw] += chips(state);
                quarters.get(q - first).add(world.scrambleOf(draw), sums[draw], sums[draw] >= question.chipCount());
            }
        });
    }

    private double chips(DrawState state) {
        double sum = 0;
        for (int product : products) {
            sum += segment < 0 ? state.newChips(product) : state.chipsFor(segment, product);
        }
        return sum;
    }

    /** What came out; to be asked once all draws are there. */
    public BuyerOutlook result() {
        List<QuarterChips> chips = IntStream.range(0, quarters.size())
                .mapToObj(q -> new QuarterChips(
                        horizon.at(q),
                        Spread.of(quarters.get(q).chips),
                        quarters.get(q).enough.share()))
                .toList();
        Quarter earliest = null;
        for (QuarterChips quarter : chips.reversed()) {
            if (quarter.enough().fraction() >= question.probability()) {
                earliest = quarter.quarter();
            }
        }
        return new BuyerOutlook(chips, earliest);
    }
}
