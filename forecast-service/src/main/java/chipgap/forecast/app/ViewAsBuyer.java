package chipgap.forecast.app;

import chipgap.forecast.model.BuyerOutlook;
import chipgap.forecast.model.BuyerQuestion;
import chipgap.forecast.model.BuyerSummary;
import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ForecastSpec;
import jakarta.enterprise.context.ApplicationScoped;

/** When a number of chips is there. */
@ApplicationScoped
public class ViewAsBuyer {
    private final Questions questions;

    ViewAsBuyer(Questions questions) {
        this.questions = questions;
    }

    /**
     * What came out.
     *
     * @param grounds what it stands on
     * @param result the answer
     */
    public record Answer(Questions.Grounds grounds, BuyerOutlook result) {}

    public Answer view(Caller caller, SpecRequest request, BuyerQuestion question) {
        ForecastSpec spec = questions.resolve(request);
        Questions.Answer<BuyerSummary> answer = questions.read(
                caller,
                spec,
                first -> new BuyerSummary(
                        Composition.of(first, spec.rule()),
                        question,
                        spec.horizon(),
                        spec.sampler().scrambles()),
                BuyerSummary::add);
        return new Answer(answer.grounds().getFirst(), answer.reading().result());
    }
}
