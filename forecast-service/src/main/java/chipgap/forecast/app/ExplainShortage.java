package chipgap.forecast.app;

import chipgap.forecast.model.ChipFacts;
import chipgap.forecast.model.Composition;
import chipgap.forecast.model.Explanation;
import chipgap.forecast.model.ExplanationSummary;
import chipgap.forecast.model.ForecastSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Why chips are short, and which input binds how often. */
@ApplicationScoped
public class ExplainShortage {
    private final Questions questions;
    private final Upstreams.Supply supply;

    ExplainShortage(Questions questions, Upstreams.Supply supply) {
        this.questions = questions;
        this.supply = supply;
    }

    /**
     * What came out.
     *
     * @param grounds what it stands on
     * @param result the answer
     */
    public record Answer(Questions.Grounds grounds, Explanation result) {}

    public Answer explain(Caller caller, SpecRequest request) {
        ForecastSpec spec = questions.resolve(request);
        List<ChipFacts> catalogue = supply.catalogue();
        Questions.Answer<ExplanationSummary> answer = questions.read(
                caller,
                spec,
                first -> new ExplanationSummary(
                        Composition.of(first, spec.rule()),
                        spec.horizon(),
                        catalogue,
                        spec.sampler().scrambles()),
                ExplanationSummary::add);
        return new Answer(answer.grounds().getFirst(), answer.reading().result());
    }
}
