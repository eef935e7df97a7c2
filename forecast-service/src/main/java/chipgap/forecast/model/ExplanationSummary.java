package chipgap.forecast.model;

import chipgap.forecast.model.Explanation.Marginal;
import chipgap.forecast.model.Explanation.QuarterExplanation;
import chipgap.forecast.model.Explanation.SegmentExplanation;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.kernel.summary.Summary;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Running summary of why chips are short. As with {@link ForecastSummary}, order does not matter. */
public final class ExplanationSummary {
    private final Composition composition;
    private final QuarterRange horizon;
    private final Map<String, ChipFacts> catalogue;
    private final List<QuarterSummary> quarters;

    /**
     * An empty summary.
     *
     * @param catalogue what is published of the chips
     * @param scrambles number of scrambles of the draws
     */
    public ExplanationSummary(Composition composition, QuarterRange horizon, List<ChipFacts> catalogue, int scrambles) {
        this.composition = composition;
        this.horizon = horizon;
        this.catalogue = catalogue.stream().collect(Collectors.toMap(ChipFacts::chip, Function.identity()));
        quarters = IntStream.range(0, horizon.length())
                .mapToObj(_ -> new QuarterSummary(composition.segments.size(), scrambles))
                .toList();
    }

    /** Composes a block and adds it; several blocks may do so at once. */
    public void add(SampledBlock world) {
        int first = world.offsetOf(horizon);
        composition.compose(world, (draw, q, state) -> {
            if (q >= first) {
                Constraint binding = world.supply().constraints()[q][draw];
                quarters.get(q - first).add(world.scrambleOf(draw), binding, moment(state, binding));
            }
        });
    }

    /** What came out; to be asked once all draws are there. */
    public Explanation result() {
        return new Explanation(IntStream.range(0, quarters.size())
                .mapToObj(q -> quarters.get(q).result(horizon.at(q), composition.segments))
                .toList());
    }

    /**
     * One quarter of one draw.
     *
     * @param served what one more H100e on each pathway would serve; empty when nobody is short
     * @param marginal what one more unit of what binds would bring; null when nobody knows
     */
    private record Moment(
            Want total,
            List<Want> segments,
            boolean hasIdleChips,
            Map<Pathway, Double> served,
            @Nullable Marginal marginal) {}

    private Moment moment(DrawState state, Constraint binding) {
        Want total = state.total();
        Map<Pathway, Double> served = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            int product = mainProduct(state, pathway);
            if (total.unmet() > 0 && product >= 0) {
                served.put(pathway, state.marginalServed(product));
            }
        }
        return new Moment(
                total,
                state.segments(),
                state.hasIdleChips(),
                served,
                marginal(state, binding, served.getOrDefault(Pathway.DOMESTIC, 0.0)));
    }

    /** The product with the most new chips on a pathway; -1 where there are none. */
    private int mainProduct(DrawState state, Pathway pathway) {
        int main = -1;
        for (int p = 0; p < composition.products.size(); p++) {
            boolean counts = composition.products.get(p).pathway() == pathway && state.newChips(p) > 0;
            if (counts && (main < 0 || state.newChips(p) > state.newChips(main))) {
                main = p;
            }
        }
        return main;
    }

    private @Nullable Marginal marginal(DrawState state, Constraint binding, double served) {
        int main = mainProduct(state, Pathway.DOMESTIC);
        ChipFacts chip =
                main < 0 ? null : catalogue.get(composition.products.get(main).chip());
        Integer units = chip == null ? null : unitsPerChip(chip, binding);
        if (units == null || units <= 0) {
            return null;
        }
        double chips = 1.0 / units;
        return new Marginal(chips, chips * state.h100ePerChip(main) * served);
    }

    private static @Nullable Integer unitsPerChip(ChipFacts chip, Constraint binding) {
        return switch (binding) {
            case NONE -> null;
            case FOUNDRY -> chip.computeDies();
            case HBM -> chip.memoryStacks();
            case PACKAGING -> 1;
        };
    }

    private static final class QuarterSummary {
        private final BindingSummary binding;
        private final Map<Constraint, Summary> chips = new EnumMap<>(Constraint.class);
        private final Map<Constraint, Summary> served = new EnumMap<>(Constraint.class);
        private final Map<Pathway, Summary> pathways = new EnumMap<>(Pathway.class);
        private final SegmentSummary total;
        private final List<SegmentSummary> segments;

        QuarterSummary(int segmentCount, int scrambles) {
            binding = new BindingSummary(scrambles);
            total = new SegmentSummary(scrambles);
            segments = IntStream.range(0, segmentCount)
                    .mapToObj(_ -> new SegmentSummary(scrambles))
                    .toList();
        }

        synchronized void add(int scramble, Constraint constraint, Moment moment) {
            binding.add(scramble, constraint);
            if (moment.marginal != null) {
                chips.computeIfAbsent(constraint, _ -> new Summary()).add(moment.marginal.chips());
                served.computeIfAbsent(constraint, _ -> new Summary()).add(moment.marginal.servedH100e());
            }
            moment.served.forEach((pathway, value) ->
                    pathways.computeIfAbsent(pathway, _ -> new Summary()).add(value));
            total.add(scramble, moment.total, constraint, moment.hasIdleChips);
            for (int i = 0; i < segments.size(); i++) {
                segments.get(i).add(scramble, moment.segments.get(i), constraint, moment.hasIdleChips);
            }
        }

        QuarterExplanation result(Quarter quarter, List<String> names) {
            Map<Constraint, Marginal> marginals = new EnumMap<>(Constraint.class);
            chips.forEach((constraint, summary) -> marginals.put(
                    constraint,
                    new Marginal(
                            summary.mean(),
                            Objects.requireNonNull(served.get(constraint)).mean())));
            return new QuarterExplanation(
                    quarter,
                    binding.shares(),
                    marginals,
                    pathways.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().mean())),
                    total.result(SegmentOutlook.ALL),
                    IntStream.range(0, segments.size())
                            .mapToObj(i -> segments.get(i).result(names.get(i)))
                            .toList());
        }
    }

    private static final class SegmentSummary {
        private final ShareSummary shortage;
        private final ShareSummary idleChips;
        private final BindingSummary binding;

        SegmentSummary(int scrambles) {
            shortage = new ShareSummary(scrambles);
            idleChips = new ShareSummary(scrambles);
            binding = new BindingSummary(scrambles);
        }

        void add(int scramble, Want want, Constraint constraint, boolean hasIdleChips) {
            shortage.add(scramble, want.unmet() > 0);
            if (want.unmet() > 0) {
                idleChips.add(scramble, hasIdleChips);
                binding.add(scramble, constraint);
            }
        }

        SegmentExplanation result(String segment) {
            return new SegmentExplanation(segment, shortage.share(), binding.shares(), idleChips.share());
        }
    }
}
