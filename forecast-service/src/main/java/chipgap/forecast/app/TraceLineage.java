package chipgap.forecast.app;

import chipgap.forecast.app.SampledInputs.Cited;
import chipgap.forecast.app.SampledInputs.Kind;
import chipgap.forecast.app.SampledInputs.Sampled;
import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.Lineage.OriginShare;
import chipgap.forecast.model.LineageQuestion;
import chipgap.forecast.model.LineageQuestion.Output;
import chipgap.forecast.model.LineageSummary;
import chipgap.forecast.model.Origin;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.RandomInput;
import chipgap.kernel.time.Quarter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one output's spread comes from: inputs of the composition, and beneath them quantities, figures and sources. */
@ApplicationScoped
public class TraceLineage {
    /** Most draws: every input is kept in each. */
    public static final int MOST_DRAWS = 16_384;

    private static final int MOST_ORIGINS = 20;
    private static final int MOST_FIGURES = 50;

    private final Questions questions;
    private final SampledInputs sampledInputs;

    TraceLineage(Questions questions, SampledInputs sampledInputs) {
        this.questions = questions;
        this.sampledInputs = sampledInputs;
    }

    /**
     * What came out.
     *
     * @param grounds what it stands on
     * @param result every share
     * @param origins where the largest shares of what is sampled come from: those that are clear of 0
     */
    public record Answer(Questions.Grounds grounds, Lineage result, List<Traced> origins) {}

    /**
     * An origin and where it comes from.
     *
     * @param name resource name of a quantity or provision, or name of a factor or choice
     * @param service who samples it; null for a common factor
     * @param varianceShare share of the output's variance, in [0, 1]
     * @param standardError its standard error
     * @param description what it is, in a sentence; may be empty
     * @param figures figures of a quantity, the heaviest source first
     * @param figureCount number of all of them
     * @param measure measure of a provision
     * @param loaded what loads on a common factor, in ascending order
     */
    public record Traced(
            String name,
            Kind kind,
            PublishedFigures.@Nullable Service service,
            double varianceShare,
            double standardError,
            String description,
            List<Cited> figures,
            int figureCount,
            SampledInputs.@Nullable Act measure,
            List<String> loaded) {}

    /**
     * Traces.
     *
     * @param quarter quarter of the output; null for the last of the horizon
     * @param segment segment of the output; null for all together
     * @throws OutsideHorizonException when the quarter is not inside the horizon
     */
    public Answer trace(
            Caller caller, SpecRequest request, Output output, @Nullable Quarter quarter, @Nullable String segment) {
        ForecastSpec spec = questions.resolve(request);
        LineageQuestion question = new LineageQuestion(output, inside(spec, quarter), segment);
        Questions.Answer<LineageSummary> answer = questions.read(
                caller,
                spec,
                first -> new LineageSummary(Composition.of(first, spec.rule()), question, spec.usedDraws()),
                LineageSummary::add);
        Map<String, Sampled> sampled = new LinkedHashMap<>();
        // The same name is the same numbers, whoever samples it.
        sampledInputs.of(spec).forEach(each -> sampled.putIfAbsent(each.origin().name(), each));
        Map<String, List<String>> factors = factors(sampled.values());
        List<Origin> origins =
                new ArrayList<>(sampled.values().stream().map(Sampled::origin).toList());
        factors.keySet().forEach(factor -> origins.add(new Origin.OfStreams(factor, List.of(new RandomInput(factor)))));
        Lineage lineage =
                answer.reading().result(origins, new DrawBlock(spec.seed(), 0, spec.usedDraws(), spec.sampler()));
        List<Traced> top = lineage.origins().stream()
                .filter(OriginShare::isClear)
                .limit(MOST_ORIGINS)
                .map(share -> traced(share, sampled.get(share.name()), factors.getOrDefault(share.name(), List.of())))
                .toList();
        return new Answer(answer.grounds().getFirst(), lineage, top);
    }

    /** What loads on each common factor. */
    private static Map<String, List<String>> factors(Collection<Sampled> sampled) {
        Map<String, List<String>> factors = new TreeMap<>();
        for (Sampled each : sampled) {
            each.factors()
                    .forEach(factor -> factors.computeIfAbsent(factor, _ -> new ArrayList<>())
                            .add(each.origin().name()));
        }
        factors.values().forEach(Collections::sort);
        return factors;
    }

    /** Where a share comes from; {@code sampled} is null for a common factor. */
    private static Traced traced(OriginShare share, @Nullable Sampled sampled, List<String> loaded) {
        return new Traced(
                share.name(),
                sampled == null ? Kind.FACTOR : sampled.kind(),
                sampled == null ? null : sampled.service(),
                Math.min(1, share.varianceShare()),
                share.standardError(),
                sampled == null ? "" : sampled.description(),
                sampled == null
                        ? List.of()
                        : sampled.figures().stream().limit(MOST_FIGURES).toList(),
                sampled == null ? 0 : sampled.figures().size(),
                sampled == null ? null : sampled.measure(),
                loaded);
    }

    /** A quarter of the horizon; null for the last one. */
    static Quarter inside(ForecastSpec spec, @Nullable Quarter quarter) {
        Quarter last = spec.horizon().at(spec.horizon().length() - 1);
        Quarter asked = quarter == null ? last : quarter;
        if (asked.compareTo(spec.horizon().start()) < 0 || asked.compareTo(last) > 0) {
            throw new OutsideHorizonException(
                    "The quarter (%s) must lie inside the horizon (%s).".formatted(asked, spec.horizon()));
        }
        return asked;
    }

    /** The quarter is not inside the horizon. */
    public static final class OutsideHorizonException extends RuntimeException {
        OutsideHorizonException(String message) {
            super(message);
        }
    }
}
