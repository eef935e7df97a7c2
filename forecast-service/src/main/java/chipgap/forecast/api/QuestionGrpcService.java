package chipgap.forecast.api;

import chipgap.forecast.app.Caller;
import chipgap.forecast.app.CompareForecasts;
import chipgap.forecast.app.ExplainShortage;
import chipgap.forecast.app.ExportDraws;
import chipgap.forecast.app.FindMultiple;
import chipgap.forecast.app.Forecasts;
import chipgap.forecast.app.Questions;
import chipgap.forecast.app.RaiseAlerts;
import chipgap.forecast.app.ReplayForecast;
import chipgap.forecast.app.SpecRequest;
import chipgap.forecast.app.TraceLineage;
import chipgap.forecast.app.ViewAsBuyer;
import chipgap.forecast.model.BuyerQuestion;
import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.LineageQuestion;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.time.Quarter;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.AlertsRequest;
import chipgap.proto.forecast.v1.AlertsResponse;
import chipgap.proto.forecast.v1.BottleneckClockRequest;
import chipgap.proto.forecast.v1.BottleneckClockResponse;
import chipgap.proto.forecast.v1.BuyerViewRequest;
import chipgap.proto.forecast.v1.BuyerViewResponse;
import chipgap.proto.forecast.v1.CompareForecastsRequest;
import chipgap.proto.forecast.v1.CompareForecastsResponse;
import chipgap.proto.forecast.v1.ExplainShortageRequest;
import chipgap.proto.forecast.v1.ExplainShortageResponse;
import chipgap.proto.forecast.v1.ExportDrawsRequest;
import chipgap.proto.forecast.v1.ExportDrawsResponse;
import chipgap.proto.forecast.v1.LineageRequest;
import chipgap.proto.forecast.v1.LineageResponse;
import chipgap.proto.forecast.v1.PriorityCounterfactualRequest;
import chipgap.proto.forecast.v1.PriorityCounterfactualResponse;
import chipgap.proto.forecast.v1.QuestionService;
import chipgap.proto.forecast.v1.ReplayForecastRequest;
import chipgap.proto.forecast.v1.ReplayForecastResponse;
import chipgap.proto.forecast.v1.RuleComparison;
import chipgap.proto.forecast.v1.SelfSufficiencyMultipleRequest;
import chipgap.proto.forecast.v1.SelfSufficiencyMultipleResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** chipgap.forecast.v1.QuestionService. */
@GrpcService
@Authenticated
public class QuestionGrpcService implements QuestionService {
    private final CompareForecasts compareForecasts;
    private final FindMultiple findMultiple;
    private final ExplainShortage explainShortage;
    private final ViewAsBuyer viewAsBuyer;
    private final RaiseAlerts raiseAlerts;
    private final TraceLineage traceLineage;
    private final ReplayForecast replayForecast;
    private final ExportDraws exportDraws;
    private final Forecasts forecasts;
    private final Callers callers;
    private final Offload offload;

    QuestionGrpcService(
            CompareForecasts compareForecasts,
            FindMultiple findMultiple,
            ExplainShortage explainShortage,
            ViewAsBuyer viewAsBuyer,
            RaiseAlerts raiseAlerts,
            TraceLineage traceLineage,
            ReplayForecast replayForecast,
            ExportDraws exportDraws,
            Forecasts forecasts,
            Callers callers,
            Offload offload) {
        this.compareForecasts = compareForecasts;
        this.findMultiple = findMultiple;
        this.explainShortage = explainShortage;
        this.viewAsBuyer = viewAsBuyer;
        this.raiseAlerts = raiseAlerts;
        this.traceLineage = traceLineage;
        this.replayForecast = replayForecast;
        this.exportDraws = exportDraws;
        this.forecasts = forecasts;
        this.callers = callers;
        this.offload = offload;
    }

    /** Answers a question off the event loop; what the use case refuses is told as docs/errors.md says. */
    private <T> Uni<T> answering(SpecRequest asked, Function<Caller, T> question) {
        Caller caller = callers.waiting();
        return offload.waiting(() -> Refusals.telling(asked.scenario(), () -> question.apply(caller)));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<CompareForecastsResponse> compareForecasts(CompareForecastsRequest request) {
        SpecRequest base = SpecMessages.question(request.getSpec(), Questions.MOST_DRAWS);
        CompareForecasts.Alternative alternative = SpecMessages.alternative(request.getAlternative());
        return answering(base, caller -> {
            CompareForecasts.Answer answer =
                    compareForecasts.compare(caller, base, List.of(alternative)).getFirst();
            return CompareForecastsResponse.newBuilder()
                    .setBase(ComparisonMessages.message(answer.base()))
                    .setOther(ComparisonMessages.message(answer.other()))
                    .setComparison(ComparisonMessages.message(answer))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<PriorityCounterfactualResponse> priorityCounterfactual(PriorityCounterfactualRequest request) {
        SpecRequest base = SpecMessages.question(request.getSpec(), Questions.MOST_DRAWS);
        List<CompareForecasts.Alternative> alternatives =
                rules(request).stream().map(CompareForecasts.Alternative::under).toList();
        return answering(base, caller -> {
            List<CompareForecasts.Answer> answers = compareForecasts.compare(caller, base, alternatives);
            return PriorityCounterfactualResponse.newBuilder()
                    .setBase(ComparisonMessages.message(answers.getFirst().base()))
                    .addAllRules(answers.stream()
                            .map(answer -> RuleComparison.newBuilder()
                                    .setAllocationRule(ForecastMessages.message(
                                            answer.other().spec().rule()))
                                    .setComparison(ComparisonMessages.message(answer))
                                    .build())
                            .toList())
                    .build();
        });
    }

    private static List<AllocationRule> rules(PriorityCounterfactualRequest request) {
        if (request.getRulesCount() == 0) {
            return List.of(AllocationRule.EQUAL_TIER, AllocationRule.PRO_RATA);
        }
        if (request.getRulesCount() > 3 || Set.copyOf(request.getRulesList()).size() < request.getRulesCount()) {
            throw new Failure.InvalidField(
                    "rules", "%s must be at most three rules, each once.".formatted(request.getRulesList()));
        }
        return request.getRulesList().stream()
                .map(rule -> Objects.requireNonNullElseGet(SpecMessages.rule("rules", rule), () -> {
                    throw new Failure.InvalidField("rules", "A rule is unset. Name one of the enum's values.");
                }))
                .toList();
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<SelfSufficiencyMultipleResponse> selfSufficiencyMultiple(SelfSufficiencyMultipleRequest request) {
        SpecRequest asked = SpecMessages.question(request.getSpec(), FindMultiple.MOST_DRAWS);
        return answering(asked, caller -> {
            FindMultiple.Answer answer = findMultiple.find(caller, asked);
            return SelfSufficiencyMultipleResponse.newBuilder()
                    .setGrounds(ComparisonMessages.message(answer.grounds()))
                    .addAllYears(answer.result().years().stream()
                            .map(AnswerMessages::message)
                            .toList())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<ExplainShortageResponse> explainShortage(ExplainShortageRequest request) {
        SpecRequest asked = SpecMessages.question(request.getSpec(), Questions.MOST_DRAWS);
        return answering(asked, caller -> {
            ExplainShortage.Answer answer = explainShortage.explain(caller, asked);
            return ExplainShortageResponse.newBuilder()
                    .setGrounds(ComparisonMessages.message(answer.grounds()))
                    .addAllQuarters(answer.result().quarters().stream()
                            .map(ExplanationMessages::message)
                            .toList())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<BottleneckClockResponse> bottleneckClock(BottleneckClockRequest request) {
        SpecRequest asked = SpecMessages.question(request.getSpec(), Questions.MOST_DRAWS);
        return answering(asked, caller -> {
            ExplainShortage.Answer answer = explainShortage.explain(caller, asked);
            return BottleneckClockResponse.newBuilder()
                    .setGrounds(ComparisonMessages.message(answer.grounds()))
                    .addAllQuarters(ExplanationMessages.bottlenecks(answer.result()))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<BuyerViewResponse> buyerView(BuyerViewRequest request) {
        SpecRequest asked = SpecMessages.question(request.getSpec(), Questions.MOST_DRAWS);
        BuyerQuestion question = BuyerMessages.question(request);
        return answering(asked, caller -> {
            ViewAsBuyer.Answer answer = viewAsBuyer.view(caller, asked, question);
            BuyerViewResponse.Builder response = BuyerViewResponse.newBuilder()
                    .setGrounds(ComparisonMessages.message(answer.grounds()))
                    .addAllQuarters(answer.result().quarters().stream()
                            .map(AnswerMessages::message)
                            .toList());
            if (answer.result().earliest() != null) {
                response.setEarliest(TypeMessages.message(answer.result().earliest()));
            }
            return response.build();
        });
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<AlertsResponse> alerts(AlertsRequest request) {
        SpecRequest asked = SpecMessages.question(request.getSpec(), Questions.MOST_DRAWS);
        return answering(asked, caller -> {
            RaiseAlerts.Answer answer = raiseAlerts.raise(caller, asked);
            return AlertsResponse.newBuilder()
                    .setGrounds(ComparisonMessages.message(answer.grounds()))
                    .addAllQuarters(answer.result().quarters().stream()
                            .map(AnswerMessages::message)
                            .toList())
                    .addAllCheckpoints(answer.result().checkpoints().stream()
                            .map(AnswerMessages::message)
                            .toList())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<LineageResponse> lineage(LineageRequest request) {
        SpecRequest asked = SpecMessages.question(request.getSpec(), TraceLineage.MOST_DRAWS);
        LineageQuestion.Output output = LineageMessages.output(request.getOutput());
        Quarter quarter = request.hasQuarter() ? TypeMessages.quarter("quarter", request.getQuarter()) : null;
        String segment = LineageMessages.segment(request.getSegment());
        LineageMessages.requireManyDraws(request.getSpec());
        return answering(asked, caller -> {
            TraceLineage.Answer answer = traceLineage.trace(caller, asked, output, quarter, segment);
            return LineageResponse.newBuilder()
                    .setGrounds(ComparisonMessages.message(answer.grounds()))
                    .addAllInputs(answer.result().inputs().stream()
                            .map(LineageMessages::message)
                            .toList())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<ReplayForecastResponse> replayForecast(ReplayForecastRequest request) {
        String id = Names.id("name", ForecastMessages.COLLECTION, request.getName());
        Caller caller = callers.waiting();
        return offload.waiting(() -> {
            Forecast forecast = Refusals.found(id, forecasts.find(id));
            ReplayForecast.Answer answer =
                    Refusals.telling(forecast.spec().scenario(), () -> replayForecast.replay(caller, forecast));
            return ReplayForecastResponse.newBuilder()
                    .setGrounds(ComparisonMessages.message(answer.grounds()))
                    .setEqual(answer.storedDigest().equals(answer.replayedDigest()))
                    .setStoredDigest(answer.storedDigest())
                    .setReplayedDigest(answer.replayedDigest())
                    .addAllChangedInputs(answer.changes().stream()
                            .map(ComparisonMessages::message)
                            .toList())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Multi<ExportDrawsResponse> exportDraws(ExportDrawsRequest request) {
        SpecRequest asked = SpecMessages.question(request.getSpec(), ExportDraws.MOST_DRAWS);
        Caller caller = callers.waiting();
        ExportDraws.Export export = Refusals.telling(asked.scenario(), () -> exportDraws.begin(caller));
        return Multi.createBy()
                .repeating()
                .uni(() -> offload.waiting(() -> Refusals.telling(asked.scenario(), () -> export.next(asked))))
                .until(lines -> lines.isEmpty() || caller.hasLeft().getAsBoolean())
                .map(lines -> ExportDrawsResponse.newBuilder().setCsv(lines).build())
                .onTermination()
                .invoke(export::close);
    }
}
