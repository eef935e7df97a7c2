package chipgap.forecast.api;

import chipgap.forecast.app.Caller;
import chipgap.forecast.app.CompareForecasts;
import chipgap.forecast.app.Questions;
import chipgap.forecast.app.SpecRequest;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.proto.forecast.v1.CompareForecastsRequest;
import chipgap.proto.forecast.v1.CompareForecastsResponse;
import chipgap.proto.forecast.v1.PriorityCounterfactualRequest;
import chipgap.proto.forecast.v1.PriorityCounterfactualResponse;
import chipgap.proto.forecast.v1.QuestionService;
import chipgap.proto.forecast.v1.RuleComparison;
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
    private final Callers callers;
    private final Offload offload;

    QuestionGrpcService(CompareForecasts compareForecasts, Callers callers, Offload offload) {
        this.compareForecasts = compareForecasts;
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
}
