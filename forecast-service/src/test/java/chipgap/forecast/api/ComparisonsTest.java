package chipgap.forecast.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.UpstreamFakes;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.forecast.v1.AllocationRule;
import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.ChangedInput;
import chipgap.proto.forecast.v1.CompareForecastsRequest;
import chipgap.proto.forecast.v1.CompareForecastsResponse;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.PriorityCounterfactualRequest;
import chipgap.proto.forecast.v1.RuleComparison;
import chipgap.proto.forecast.v1.WantDifference;
import com.google.rpc.BadRequest;
import com.google.rpc.PreconditionFailure;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two worlds on the same draws, over the wire. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class ComparisonsTest {
    private ForecastClient forecasts;

    @BeforeEach
    void open() {
        forecasts = new ForecastClient();
    }

    @AfterEach
    void close() {
        forecasts.close();
    }

    private static CompareForecastsRequest against(String scenario, int draws) {
        return CompareForecastsRequest.newBuilder()
                .setSpec(ForecastSpec.newBuilder().setDrawCount(draws))
                .setAlternative(Alternative.newBuilder().setScenario(scenario))
                .build();
    }

    @Test
    void aForecastDiffersFromItselfInNothing() {
        CompareForecastsResponse same =
                forecasts.asking("analyst").compareForecasts(against("scenarios/baseline", 1000));
        assertThat(same.getComparison().getChangedInputsList()).isEmpty();
        assertThat(same.getBase()).isEqualTo(same.getOther());
        assertThat(same.getBase().getUsedDrawCount()).isEqualTo(1024);
        assertThat(same.getComparison().getQuartersList()).hasSize(2).allSatisfy(quarter -> {
            WantDifference total = quarter.getTotal();
            assertThat(total.getShortfallH100E().getMean()).isZero();
            assertThat(total.getShortfallH100E().getQuantiles().getValuesList()).containsOnly(0.0);
            assertThat(total.getShorter().getFraction()).isZero();
            assertThat(total.getBaseShortage().getFraction()).isPositive();
        });
    }

    /** Demand is 10 higher in the other world, and supply 150: in draw i, 100 + i against 110 + i. */
    @Test
    void differencesAreTakenDrawByDrawAndWhatChangedComesFirst() {
        CompareForecastsResponse answer = forecasts.asking("analyst").compareForecasts(against("scenarios/bound", 100));
        assertThat(answer.getComparison().getChangedInputsList())
                .extracting(ChangedInput::getInput)
                .containsExactly("scenario", "measures/m/provisions/bound");
        assertThat(answer.getComparison().getChangedInputs(1).getDrawFraction()).isOne();
        assertThat(answer.getComparison().getChangedInputs(1).getOther()).isEqualTo("mean strength 0.500");
        WantDifference total = answer.getComparison().getQuarters(0).getTotal();
        assertThat(total.getShorter().getFraction()).as("draws 41 to 127").isCloseTo(87 / 128.0, within(1e-12));
        assertThat(total.getLessShort().getFraction()).isZero();
        assertThat(total.getShortfallH100E().getMean())
                .as("1 to 9 in draws 41 to 49, then 10")
                .isCloseTo((45 + 78 * 10) / 128.0, within(1e-6));
        assertThat(total.getSegment()).isEmpty();
        assertThat(forecasts
                        .asking("analyst")
                        .compareForecasts(against("scenarios/bound", 100))
                        .toByteString())
                .isEqualTo(answer.toByteString());
    }

    @Test
    void anotherRuleOfAllocationIsComparedOnTheSameDraws() {
        List<RuleComparison> rules = forecasts
                .asking("analyst")
                .priorityCounterfactual(PriorityCounterfactualRequest.getDefaultInstance())
                .getRulesList();
        assertThat(rules)
                .extracting(RuleComparison::getAllocationRule)
                .containsExactly(AllocationRule.ALLOCATION_RULE_EQUAL_TIER, AllocationRule.ALLOCATION_RULE_PRO_RATA);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.getComparison().getChangedInputs(0).getInput()).isEqualTo("allocation_rule");
            assertThat(rule.getComparison().getSegmentsCount()).isOne();
        });
    }

    @Test
    void refusesWhatMakesNoSense() {
        StatusRuntimeException nothing = refusal(
                () -> forecasts.asking("analyst").compareForecasts(CompareForecastsRequest.getDefaultInstance()));
        assertThat(detail(nothing, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("alternative");
        StatusRuntimeException large =
                refusal(() -> forecasts.asking("analyst").compareForecasts(against("scenarios/bound", 131_073)));
        assertThat(detail(large, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("spec.draw_count");
        StatusRuntimeException unknown =
                refusal(() -> forecasts.asking("analyst").compareForecasts(against("scenarios/none", 100)));
        assertThat(unknown.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        StatusRuntimeException away =
                refusal(() -> forecasts.asking("analyst").compareForecasts(against("scenarios/supply-away", 100)));
        assertThat(errorInfo(away).getReason()).isEqualTo("SUPPLY_UNAVAILABLE");
        StatusRuntimeException market = refusal(() -> forecasts
                .asking("analyst")
                .priorityCounterfactual(PriorityCounterfactualRequest.newBuilder()
                        .addRules(AllocationRule.ALLOCATION_RULE_MARKET)
                        .build()));
        assertThat(errorInfo(market).getReason()).isEqualTo("NO_WILLINGNESS");
        assertThat(detail(market, PreconditionFailure.class).getViolationsCount())
                .isOne();
        assertThat(refusal(() -> forecasts.asking("viewer").compareForecasts(against("scenarios/bound", 100)))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void aCallerAsksOneQuestionAtATime() throws InterruptedException {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        List<Thread> askers = Stream.generate(() -> Thread.startVirtualThread(() -> told.add(asked())))
                .limit(3)
                .toList();
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(told).containsExactlyInAnyOrder("answered", "TOO_MANY_QUESTIONS", "TOO_MANY_QUESTIONS");
    }

    private String asked() {
        try {
            forecasts.asking("analyst").compareForecasts(against("scenarios/slow", 2000));
            return "answered";
        } catch (StatusRuntimeException refusal) {
            return errorInfo(refusal).getReason();
        }
    }
}
