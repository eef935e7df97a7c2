package chipgap.forecast.app;

import chipgap.forecast.model.Composition;
import chipgap.forecast.model.FlowSummary;
import chipgap.forecast.model.Flows;
import chipgap.forecast.model.ForecastSpec;
import chipgap.kernel.time.Quarter;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Where the chips of one quarter go. */
@ApplicationScoped
public class TraceFlows {
    private final Questions questions;

    TraceFlows(Questions questions) {
        this.questions = questions;
    }

    /**
     * What came out.
     *
     * @param grounds what it stands on
     * @param result the answer
     */
    public record Answer(Questions.Grounds grounds, Flows result) {}

    /**
     * Traces.
     *
     * @param quarter the quarter; null for the last of the horizon
     * @throws TraceLineage.OutsideHorizonException when the quarter is not inside the horizon
     */
    public Answer trace(Caller caller, SpecRequest request, @Nullable Quarter quarter) {
        ForecastSpec spec = questions.resolve(request);
        Quarter asked = TraceLineage.inside(spec, quarter);
        Questions.Answer<FlowSummary> answer = questions.read(
                caller,
                spec,
                first -> new FlowSummary(
                        Composition.of(first, spec.rule()),
                        asked,
                        spec.sampler().scrambles()),
                FlowSummary::add);
        return new Answer(answer.grounds().getFirst(), answer.reading().result());
    }
}
