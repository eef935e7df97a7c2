package chipgap.demand.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.demand.v1.DemandAmount;
import chipgap.proto.demand.v1.DemandMeasure;
import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.demand.v1.DemandServiceGrpc.DemandServiceBlockingStub;
import chipgap.proto.demand.v1.DemandViewRequest;
import chipgap.proto.demand.v1.DemandViewResponse;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.ValidateDemandRequest;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.StatementCheck;
import chipgap.proto.type.v1.Vintage;
import com.google.rpc.BadRequest;
import com.google.type.Date;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Demand of a quarter, and published statements beside it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class DemandViewTest {
    private static final DrawBlock BLOCK =
            DrawBlock.newBuilder().setSeed(1).setDrawCount(64).build();

    private Wire wire;
    private DemandServiceBlockingStub demand;
    private ModelDescription model;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        demand = Wire.with(DemandServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
        model = demand.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private DemandViewRequest view(int year) {
        return DemandViewRequest.newBuilder()
                .setVintage(model.getNewestVintage())
                .setHorizon(model.getHorizon())
                .setBlock(BLOCK)
                .setQuarter(Quarter.newBuilder().setYear(year).setQuarter(1))
                .build();
    }

    private static double mean(DemandViewResponse view, DemandMeasure measure, String segment) {
        return view.getAmountsList().stream()
                .filter(amount ->
                        amount.getMeasure() == measure && amount.getSegment().equals(segment))
                .mapToDouble(amount -> amount.getAmount().getMean())
                .sum();
    }

    @Test
    void partsOfAQuarterAddUp() {
        DemandViewResponse view = demand.demandView(view(2026));
        double all = mean(view, DemandMeasure.DEMAND_MEASURE_NEW_DEMAND, "");
        double bySegment = view.getAmountsList().stream()
                .filter(amount -> amount.getMeasure() == DemandMeasure.DEMAND_MEASURE_NEW_DEMAND
                        && !amount.getSegment().isEmpty())
                .mapToDouble(amount -> amount.getAmount().getMean())
                .sum();
        double byWorkload = mean(view, DemandMeasure.DEMAND_MEASURE_TRAINING, "")
                + mean(view, DemandMeasure.DEMAND_MEASURE_INFERENCE, "");
        assertThat(bySegment).isCloseTo(all, within(1e-9 * all));
        assertThat(byWorkload).isCloseTo(all, within(1e-9 * all));
        assertThat(mean(view, DemandMeasure.DEMAND_MEASURE_ORDERS, "")).isGreaterThan(all);
        assertThat(mean(view, DemandMeasure.DEMAND_MEASURE_STATE_FUNDED, "segments/government"))
                .isGreaterThan(.8 * mean(view, DemandMeasure.DEMAND_MEASURE_NEW_DEMAND, "segments/government"));
        assertThat(view.getAmountsList())
                .extracting(DemandAmount::getMeasure)
                .isSorted()
                .contains(DemandMeasure.DEMAND_MEASURE_BACKLOG_KEPT);
    }

    @Test
    void aQuarterOutsideTheModelIsRefused() {
        StatusRuntimeException refusal = refusal(() -> demand.demandView(view(2031)));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("quarter");
    }

    @Test
    void statementsAppearOnceTheyArePublished() {
        Vintage early = model.getNewestVintage().toBuilder()
                .setAsOfDate(Date.newBuilder().setYear(2025).setMonth(7).setDay(20))
                .build();
        assertThat(figures(early)).contains("figures/F0243").doesNotContain("figures/F0465");
        assertThat(figures(model.getNewestVintage())).hasSize(8).contains("figures/F0243", "figures/F0465");
    }

    private List<String> figures(Vintage vintage) {
        return demand
                .validateDemand(ValidateDemandRequest.newBuilder()
                        .setVintage(vintage)
                        .setHorizon(model.getHorizon())
                        .setBlock(BLOCK)
                        .build())
                .getChecksList()
                .stream()
                .map(StatementCheck::getFigure)
                .toList();
    }

    @Test
    void aViewerMayNotSample() {
        DemandServiceBlockingStub viewer =
                Wire.with(DemandServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("viewer"));
        assertThat(refusal(() -> viewer.demandView(view(2026))).getStatus().getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
        assertThat(refusal(() -> viewer.validateDemand(ValidateDemandRequest.getDefaultInstance()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }
}
