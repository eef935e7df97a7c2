package chipgap.forecast.app;

import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.LineageQuestion;
import chipgap.forecast.model.LineageQuestion.Output;
import chipgap.forecast.model.LineageSummary;
import chipgap.kernel.time.Quarter;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What one output's spread comes from. */
@ApplicationScoped
public class TraceLineage {
    /** Most draws: every input is kept in each. */
    public static final int MOST_DRAWS = 16_384;

    private final Questions questions;

    TraceLineage(Questions questions) {
        this.questions = questions;
    }

    /**
     * What came out.
     *
     * @param grounds what it stands on
     * @param result the answer
     */
    public record Answer(Questions.Grounds grounds, Lineage result) {}

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
        return new Answer(answer.grounds().getFirst(), answer.reading().result());
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
