package chipgap.forecast.app;

import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Multiple;
import chipgap.forecast.model.MultipleSummary;
import jakarta.enterprise.context.ApplicationScoped;

/** By how much domestic output would have to grow to clear the shortage. */
@ApplicationScoped
public class FindMultiple {
    /** Most draws: each is composed some twenty times a year. */
    public static final int MOST_DRAWS = 16_384;

    private final Questions questions;

    FindMultiple(Questions questions) {
        this.questions = questions;
    }

    /**
     * What came out.
     *
     * @param grounds what it stands on
     * @param result the answer
     */
    public record Answer(Questions.Grounds grounds, Multiple result) {}

    public Answer find(Caller caller, SpecRequest request) {
        ForecastSpec spec = questions.resolve(request);
        Questions.Answer<MultipleSummary> answer = questions.read(
                caller,
                spec,
                first -> new MultipleSummary(
                        Composition.of(first, spec.rule()),
                        spec.horizon(),
                        spec.vintage().asOf(),
                        spec.sampler().scrambles()),
                MultipleSummary::add);
        return new Answer(answer.grounds().getFirst(), answer.reading().result());
    }
}
