package chipgap.forecast.api;

import chipgap.forecast.app.Caller;
import chipgap.forecast.app.CompareForecasts;
import chipgap.forecast.app.ExplainShortage;
import chipgap.forecast.app.FindMultiple;
import chipgap.forecast.app.Questions;
import chipgap.forecast.app.RaiseAlerts;
import chipgap.forecast.app.SpecRequest;
import chipgap.forecast.app.ViewAsBuyer;
import chipgap.forecast.model.BuyerQuestion;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
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
import chipgap.proto.forecast.v1.PriorityCounterfactualRequest;
import chipgap.proto.forecast.v1.PriorityCounterfactualResponse;
import chipgap.proto.forecast.v1.QuestionService;
import chipgap.proto.forecast.v1.RuleComparison;
import chipgap.proto.forecast.v1.SelfSufficiencyMultipleRequest;
import chipgap.proto.forecast.v1.SelfSufficiencyMultipleResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
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
    private final Callers callers;
    private final Offload offload;

    QuestionGrpcService(
            CompareForecasts compareForecasts,
            FindMultiple findMultiple,
            ExplainShortage explainShortage,
            ViewAsBuyer viewAsBuyer,
            RaiseAlerts raiseAlerts,
            Callers callers,
            Offload offload) {
        this.compareForecasts = compareForecasts;
        this.findMultiple = findMultiple;
        this.explainShortage = explainShortage;
        this.viewAsBuyer = viewAsBuyer;
        this.raiseAlerts = raiseAlerts;
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
        List<CompareForecasts.Alternative> alternatives = rules(request).stream()
                .map(rule -> new CompareForecasts.Alternative(null, null, rule))
                .toList();
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
}
