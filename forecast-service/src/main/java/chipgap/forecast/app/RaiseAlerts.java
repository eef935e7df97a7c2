package chipgap.forecast.app;

import chipgap.forecast.model.AlertSummary;
import chipgap.forecast.model.Alerts;
import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ForecastSpec;
import jakarta.enterprise.context.ApplicationScoped;

/** How bad it is, in a regulator's words, and what comes next. */
@ApplicationScoped
public class RaiseAlerts {
    private final Questions questions;

    RaiseAlerts(Questions questions) {
        this.questions = questions;
    }

    /**
     * What came out.
     *
     * @param grounds what it stands on
     * @param result the answer
     */
    public record Answer(Questions.Grounds grounds, Alerts result) {}

    public Answer raise(Caller caller, SpecRequest request) {
        ForecastSpec spec = questions.resolve(request);
        Questions.Answer<AlertSummary> answer = questions.read(
                caller,
                spec,
                first -> new AlertSummary(
                        Composition.of(first, spec.rule()),
                        spec.horizon(),
                        spec.vintage().asOf(),
                        spec.sampler().scrambles()),
                AlertSummary::add);
        return new Answer(answer.grounds().getFirst(), answer.reading().result());
    }
}
