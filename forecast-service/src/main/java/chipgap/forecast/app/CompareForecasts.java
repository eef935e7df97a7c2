package chipgap.forecast.app;

import chipgap.forecast.model.Assumption;
import chipgap.forecast.model.Comparison;
import chipgap.forecast.model.ComparisonSummary;
import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Multipliers;
import chipgap.forecast.model.Overlay;
import chipgap.forecast.model.PolicyChanges;
import chipgap.forecast.model.ProvisionChange;
import chipgap.forecast.model.SampledBlock;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.evidence.Vintage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares worlds with a base, draw by draw, in one pass. */
@ApplicationScoped
public class CompareForecasts {
    private final Questions questions;

    CompareForecasts(Questions questions) {
        this.questions = questions;
    }

    /**
     * What another world changes; null is as in the base.
     *
     * @param scenario id of a scenario
     * @param asOf date of the data
     * @param rule who comes first
     * @param basis what the compute of a chip is measured by
     * @param changes what is changed of provisions; empty is as in the base
     * @param multipliers what supply and demand are multiplied by
     * @param assumptions numbers of the caller's own; empty is as in the base
     */
    public record Alternative(
            @Nullable String scenario,
            @Nullable LocalDate asOf,
            @Nullable AllocationRule rule,
            @Nullable ComputeBasis basis,
            List<ProvisionChange> changes,
            @Nullable Multipliers multipliers,
            List<Assumption> assumptions) {
        /** Another rule alone. */
        public static Alternative under(AllocationRule rule) {
            return new Alternative(null, null, rule, null, List.of(), null, List.of());
        }

        /** The other world of a base. */
        ForecastSpec of(ForecastSpec base, List<Assumption> resolved) {
            return new ForecastSpec(
                    scenario == null ? base.scenario() : scenario,
                    asOf == null
                            ? base.vintage()
                            : new Vintage(asOf, base.vintage().recordedUntil()),
                    base.horizon(),
                    base.drawCount(),
                    base.seed(),
                    rule == null ? base.rule() : rule,
                    base.medians(),
                    basis == null ? base.basis() : basis,
                    Overlay.of(
                            changes.isEmpty() ? base.changes() : changes,
                            multipliers == null ? base.multipliers() : multipliers,
                            resolved.isEmpty() ? base.assumptions() : resolved));
        }
    }

    /**
     * A world against the base.
     *
     * @param base what the base stands on
     * @param other what the other world stands on
     * @param changes what differs in what went in
     * @param comparison what differs in what came out
     */
    public record Answer(
            Questions.Grounds base, Questions.Grounds other, List<ChangedInput> changes, Comparison comparison) {}

    /** Compares other worlds with a base: one answer each, in their order. */
    public List<Answer> compare(Caller caller, SpecRequest base, List<Alternative> alternatives) {
        List<ForecastSpec> worlds = new ArrayList<>();
        worlds.add(questions.resolve(base));
        for (Alternative alternative : alternatives) {
            questions.requireScenario(alternative.scenario());
            worlds.add(alternative.of(worlds.getFirst(), questions.resolved(alternative.assumptions())));
        }
        Questions.Answer<List<Pair>> answer = questions.compare(
                caller,
                worlds,
                first -> pairs(worlds, first),
                (pairs, sampled) -> pairs.forEach(pair -> pair.add(sampled)));
        return answer.reading().stream()
                .map(pair -> pair.answer(answer.grounds()))
                .toList();
    }

    private static List<Pair> pairs(List<ForecastSpec> worlds, List<SampledBlock> first) {
        ForecastSpec spec = worlds.getFirst();
        List<Composition> compositions = IntStream.range(0, worlds.size())
                .mapToObj(i -> Composition.of(first.get(i), worlds.get(i).rule()))
                .toList();
        return IntStream.range(1, worlds.size())
                .mapToObj(i -> new Pair(
                        i,
                        new ComparisonSummary(
                                compositions.getFirst(),
                                compositions.get(i),
                                spec.horizon(),
                                spec.sampler().scrambles()),
                        new PolicyChanges()))
                .toList();
    }

    /** The base and another world, by its position. */
    private record Pair(int other, ComparisonSummary summary, PolicyChanges changes) {
        void add(List<SampledBlock> sampled) {
            SampledBlock base = sampled.getFirst();
            changes.add(base.policy(), sampled.get(other).policy(), base.draws().drawCount());
            summary.add(base, sampled.get(other));
        }

        Answer answer(List<Questions.Grounds> grounds) {
            Questions.Grounds base = grounds.getFirst();
            return new Answer(
                    base,
                    grounds.get(other),
                    ChangedInput.between(base, grounds.get(other), changes.result()),
                    summary.result());
        }
    }
}
