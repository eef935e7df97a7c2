package chipgap.forecast.web;

import chipgap.forecast.api.SpecMessages;
import chipgap.forecast.app.CompareForecasts;
import chipgap.forecast.app.ExplainShortage;
import chipgap.forecast.app.FindMultiple;
import chipgap.forecast.app.Questions;
import chipgap.forecast.app.RaiseAlerts;
import chipgap.forecast.app.ShowChain;
import chipgap.forecast.app.SpecRequest;
import chipgap.forecast.app.TraceFlows;
import chipgap.forecast.app.TraceLineage;
import chipgap.forecast.model.Chain;
import chipgap.forecast.model.LineageQuestion;
import chipgap.kernel.time.Quarter;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.TypeMessages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about a case. Each is answered from draws made for it; closing the connection ends the work. */
@Path("/api/questions")
@RolesAllowed(Roles.ANALYST)
@RunOnVirtualThread
public class QuestionsResource {
    private final CompareForecasts compareForecasts;
    private final ExplainShortage explainShortage;
    private final FindMultiple findMultiple;
    private final TraceLineage traceLineage;
    private final TraceFlows traceFlows;
    private final RaiseAlerts raiseAlerts;
    private final ShowChain showChain;
    private final PageCalls calls;

    QuestionsResource(
            CompareForecasts compareForecasts,
            ExplainShortage explainShortage,
            FindMultiple findMultiple,
            TraceLineage traceLineage,
            TraceFlows traceFlows,
            RaiseAlerts raiseAlerts,
            ShowChain showChain,
            PageCalls calls) {
        this.compareForecasts = compareForecasts;
        this.explainShortage = explainShortage;
        this.findMultiple = findMultiple;
        this.traceLineage = traceLineage;
        this.traceFlows = traceFlows;
        this.raiseAlerts = raiseAlerts;
        this.showChain = showChain;
        this.calls = calls;
    }

    /** The case with its changes, against the same case without them. */
    @POST
    @Path("compare")
    public CompareForecasts.Answer compare(Case asked) {
        SpecRequest base = asked.base().question(Questions.MOST_DRAWS);
        CompareForecasts.Alternative other = SpecMessages.alternative(asked.alternative());
        return calls.answering(
                base,
                caller -> compareForecasts.compare(caller, base, List.of(other)).getFirst());
    }

    /** Why chips are short, and which input binds how often. */
    @POST
    @Path("explain")
    public ExplainShortage.Answer explain(Case asked) {
        SpecRequest spec = asked.question(Questions.MOST_DRAWS);
        return calls.answering(spec, caller -> explainShortage.explain(caller, spec));
    }

    /** By how much domestic output would have to grow to clear the shortage. */
    @POST
    @Path("multiple")
    public FindMultiple.Answer multiple(Case asked) {
        SpecRequest spec = asked.question(FindMultiple.MOST_DRAWS);
        return calls.answering(spec, caller -> findMultiple.find(caller, spec));
    }

    /** How bad it is in a regulator's words, and the dated changes of policy ahead. */
    @POST
    @Path("alerts")
    public RaiseAlerts.Answer alerts(Case asked) {
        SpecRequest spec = asked.question(Questions.MOST_DRAWS);
        return calls.answering(spec, caller -> raiseAlerts.raise(caller, spec));
    }

    /**
     * A question about one quarter.
     *
     * @param asked the case
     * @param quarter the quarter, e.g. "2027Q4"; null for the last one
     * @param segment resource name of a segment; null for all
     */
    public record QuarterQuestion(
            Case asked, @Nullable String quarter, @Nullable String segment) {
        private @Nullable Quarter read() {
            return quarter == null ? null : TypeMessages.reading("quarter", () -> Quarter.parse(quarter));
        }
    }

    /** Where the chips of one quarter go. */
    @POST
    @Path("flows")
    public TraceFlows.Answer flows(QuarterQuestion question) {
        SpecRequest spec = question.asked().question(Questions.MOST_DRAWS);
        Quarter quarter = question.read();
        return calls.answering(spec, caller -> traceFlows.trace(caller, spec, quarter));
    }

    /** What passes each stage from wafer to chip in one quarter. */
    @POST
    @Path("chain")
    public Chain chain(QuarterQuestion question) {
        SpecRequest spec = question.asked().question(Questions.MOST_DRAWS);
        Quarter quarter = question.read();
        return calls.answering(spec, _ -> showChain.show(spec, quarter));
    }

    /** What the spread of one quarter's shortfall comes from. */
    @POST
    @Path("lineage")
    public TraceLineage.Answer lineage(QuarterQuestion question) {
        SpecRequest spec = question.asked().question(TraceLineage.MOST_DRAWS);
        Quarter quarter = question.read();
        return calls.answering(
                spec,
                caller -> traceLineage.trace(
                        caller, spec, LineageQuestion.Output.SHORTFALL, quarter, question.segment()));
    }
}
