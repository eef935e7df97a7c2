package chipgap.forecast.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.UpstreamFakes;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.forecast.v1.AlertLevel;
import chipgap.proto.forecast.v1.AlertReason;
import chipgap.proto.forecast.v1.AlertsRequest;
import chipgap.proto.forecast.v1.AlertsResponse;
import chipgap.proto.forecast.v1.BottleneckClockRequest;
import chipgap.proto.forecast.v1.BuyerViewRequest;
import chipgap.proto.forecast.v1.BuyerViewResponse;
import chipgap.proto.forecast.v1.ChipClass;
import chipgap.proto.forecast.v1.ExplainShortageRequest;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.LineageInput;
import chipgap.proto.forecast.v1.LineageRequest;
import chipgap.proto.forecast.v1.QuarterBottleneck;
import chipgap.proto.forecast.v1.QuarterExplanation;
import chipgap.proto.forecast.v1.SelfSufficiencyMultipleRequest;
import chipgap.proto.forecast.v1.YearMultiple;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.SupplyConstraint;
import com.google.rpc.BadRequest;
import com.google.type.Date;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions about one world, over the wire: in draw i demand is 100 + i, supply 150 H100e from 300 chips. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class QuestionsTest {
    private static final ForecastSpec SPEC =
            ForecastSpec.newBuilder().setDrawCount(100).build();
    /** Before the two quarters of the fakes, so that they are projected. */
    private static final ForecastSpec EARLY = SPEC.toBuilder()
            .setAsOfDate(Date.newBuilder().setYear(2023).setMonth(12).setDay(31))
            .build();

    private ForecastClient forecasts;

    @BeforeEach
    void open() {
        forecasts = new ForecastClient();
    }

    @AfterEach
    void close() {
        forecasts.close();
    }

    @Test
    void theMultipleOfDrawIIsItsDemandOverItsSupply() {
        List<YearMultiple> years = forecasts
                .asking("analyst")
                .selfSufficiencyMultiple(SelfSufficiencyMultipleRequest.newBuilder()
                        .setSpec(EARLY)
                        .build())
                .getYearsList();
        assertThat(years).hasSize(1);
        YearMultiple year = years.getFirst();
        assertThat(year.getYear()).isEqualTo(2024);
        assertThat(year.getQuarterCount()).isEqualTo(2);
        assertThat(year.getFactor().getMean()).isCloseTo(163.5 / 150, within(.03));
        assertThat(year.getMedianShortageFactor()).isCloseTo(163 / 150.0, within(.02));
        assertThat(year.getShortAtOne().getFraction()).isCloseTo(77 / 128.0, within(1e-12));
        assertThat(year.getShortAtFive().getFraction()).isZero();
        assertThat(forecasts
                        .asking("analyst")
                        .selfSufficiencyMultiple(SelfSufficiencyMultipleRequest.newBuilder()
                                .setSpec(SPEC)
                                .build())
                        .getYearsList())
                .as("nothing of the horizon is projected")
                .isEmpty();
    }

    @Test
    void theShortageIsExplained() {
        QuarterExplanation quarter = forecasts
                .asking("analyst")
                .explainShortage(
                        ExplainShortageRequest.newBuilder().setSpec(SPEC).build())
                .getQuarters(1);
        assertThat(quarter.getTotal().getShortage().getFraction()).isCloseTo(77 / 128.0, within(1e-12));
        assertThat(quarter.getTotal().getConstraintsList())
                .filteredOn(share -> share.getConstraint() == SupplyConstraint.SUPPLY_CONSTRAINT_HBM)
                .allSatisfy(share -> assertThat(share.getDrawFraction()).isOne());
        assertThat(quarter.getMarginals(0).getChips()).isEqualTo(1 / 8.0);
        assertThat(quarter.getMarginals(0).getServedH100E())
                .as("a sixteenth of an H100e, in the draws that are short")
                .isCloseTo(77 / 128.0 / 16, within(.001));
        assertThat(quarter.getPathways(0).getServedH100E()).isCloseTo(1, within(.01));
    }

    @Test
    void theClockTellsWhenTheBottleneckMoves() {
        List<QuarterBottleneck> quarters = forecasts
                .asking("analyst")
                .bottleneckClock(
                        BottleneckClockRequest.newBuilder().setSpec(SPEC).build())
                .getQuartersList();
        assertThat(quarters)
                .extracting(QuarterBottleneck::getLeading)
                .containsExactly(SupplyConstraint.SUPPLY_CONSTRAINT_NONE, SupplyConstraint.SUPPLY_CONSTRAINT_HBM);
        assertThat(quarters).extracting(QuarterBottleneck::getHasMoved).containsExactly(false, true);
    }

    @Test
    void aBuyerLearnsWhenTheChipsAreThere() {
        BuyerViewResponse market = buyer(BuyerViewRequest.newBuilder().setChipCount(301));
        assertThat(market.getEarliest())
                .isEqualTo(Quarter.newBuilder().setYear(2024).setQuarter(2).build());
        assertThat(market.getQuarters(0).getEnough().getFraction()).isZero();
        assertThat(market.getQuarters(1).getChips().getMean()).isEqualTo(600);
        BuyerViewResponse segment =
                buyer(BuyerViewRequest.newBuilder().setChipCount(299).setSegment("segments/all"));
        assertThat(segment.getQuarters(0).getEnough().getFraction())
                .as("draws that use all 300 chips")
                .isCloseTo(78 / 128.0, within(1e-12));
        assertThat(buyer(BuyerViewRequest.newBuilder().setChipCount(1e6)).hasEarliest())
                .isFalse();
    }

    private BuyerViewResponse buyer(BuyerViewRequest.Builder request) {
        return forecasts.asking("analyst").buyerView(request.setSpec(SPEC).build());
    }

    @Test
    void refusesBuyersWhoWantWhatDoesNotExist() {
        assertThat(field(BuyerViewRequest.newBuilder())).isEqualTo("chip_count");
        assertThat(field(BuyerViewRequest.newBuilder().setChipCount(1).setProbability(1)))
                .isEqualTo("probability");
        assertThat(field(BuyerViewRequest.newBuilder().setChipCount(1).setSegment("all")))
                .isEqualTo("segment");
        assertThat(field(BuyerViewRequest.newBuilder()
                        .setChipCount(1)
                        .setChipClass(ChipClass.newBuilder().addPathways(Pathway.PATHWAY_GREY_MARKET))))
                .isEqualTo("chip_class");
    }

    private String field(BuyerViewRequest.Builder request) {
        return detail(refusal(() -> buyer(request)), BadRequest.class)
                .getFieldViolations(0)
                .getField();
    }

    @Test
    void alertsTellLevelReasonAndWhatComesNext() {
        AlertsResponse alerts = forecasts
                .asking("analyst")
                .alerts(AlertsRequest.newBuilder().setSpec(EARLY).build());
        assertThat(alerts.getQuarters(0).getTotal().getLevel()).isEqualTo(AlertLevel.ALERT_LEVEL_SHORTAGE);
        assertThat(alerts.getQuarters(0).getTotal().getReason()).isEqualTo(AlertReason.ALERT_REASON_PUBLISHED);
        assertThat(alerts.getQuarters(1).getTotal().getReason()).isEqualTo(AlertReason.ALERT_REASON_HBM);
        assertThat(alerts.getCheckpointsList()).hasSize(1);
        assertThat(alerts.getCheckpoints(0).getProbability()).isOne();
        assertThat(alerts.getCheckpoints(0).getDate())
                .isIn(
                        Date.newBuilder().setYear(2024).setMonth(4).setDay(1).build(),
                        Date.newBuilder().setYear(2024).setMonth(3).setDay(31).build());
    }

    @Test
    void theShortfallComesFromDemand() {
        List<LineageInput> inputs = forecasts
                .asking("analyst")
                .lineage(LineageRequest.newBuilder().setSpec(SPEC).build())
                .getInputsList();
        assertThat(inputs.getFirst().getInput()).isEqualTo("segments/all for TRAINING");
        assertThat(inputs.getFirst().getService()).isEqualTo("demand");
        assertThat(inputs.getFirst().getVarianceShare()).isGreaterThan(.9);
        StatusRuntimeException outside = refusal(() -> forecasts
                .asking("analyst")
                .lineage(LineageRequest.newBuilder()
                        .setSpec(SPEC)
                        .setQuarter(Quarter.newBuilder().setYear(2030).setQuarter(1))
                        .build()));
        assertThat(detail(outside, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("quarter");
    }
}
