package chipgap.demand.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.platform.type.RawColumns;
import chipgap.proto.demand.v1.CellDemand;
import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.demand.v1.DemandServiceGrpc.DemandServiceBlockingStub;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.GetSegmentRequest;
import chipgap.proto.demand.v1.ListSegmentsRequest;
import chipgap.proto.demand.v1.SampleDemandRequest;
import chipgap.proto.demand.v1.SampleDemandResponse;
import chipgap.proto.type.v1.BuyerScope;
import chipgap.proto.type.v1.DomesticOnly;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.Effect;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.ProvisionDraws;
import com.google.rpc.BadRequest;
import com.google.type.Date;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class DemandGrpcServiceTest {
    private static final int DRAWS = 64;

    private Wire wire;
    private DemandServiceBlockingStub demand;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        demand = Wire.with(DemandServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private SampleDemandRequest.Builder request() {
        ModelDescription model =
                demand.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
        return SampleDemandRequest.newBuilder()
                .setVintage(model.getNewestVintage())
                .setHorizon(model.getHorizon())
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(DRAWS));
    }

    private static PolicyDraws domesticOnly(BuyerScope buyers, double onset) {
        return PolicyDraws.newBuilder()
                .addProvisions(ProvisionDraws.newBuilder()
                        .setProvision("measures/m/provisions/p")
                        .setEffect(Effect.newBuilder()
                                .setDomesticOnly(DomesticOnly.newBuilder().setBuyers(buyers)))
                        .addAllOnsetQuarters(Collections.nCopies(DRAWS, (float) onset))
                        .addAllEndQuarters(Collections.nCopies(DRAWS, 1000f))
                        .addAllStrengths(Collections.nCopies(DRAWS, 1f)))
                .build();
    }

    @Test
    void listsItsSegmentsWithTheReasonOfTheirPriority() {
        assertThat(demand.listSegments(ListSegmentsRequest.getDefaultInstance()).getSegmentsList())
                .hasSize(6)
                .allSatisfy(segment -> assertThat(segment.getPriorityReason()).isNotBlank())
                .allSatisfy(segment ->
                        assertThat(segment.getHeadquartersCountryCode()).isEqualTo("CN"))
                .extracting(segment -> segment.getName())
                .isSorted();
        assertThat(demand.getSegment(GetSegmentRequest.newBuilder()
                                .setName("segments/internet")
                                .build())
                        .getSegment()
                        .getTitle())
                .isEqualTo("Internet platforms");
        assertThat(refusal(() -> demand.getSegment(GetSegmentRequest.newBuilder()
                                .setName("segments/none")
                                .build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void theSameRequestGivesTheSameBytes() {
        SampleDemandRequest request =
                request().setPolicy(domesticOnly(BuyerScope.BUYER_SCOPE_ALL, 3)).build();
        SampleDemandResponse once = demand.sampleDemand(request);
        assertThat(demand.sampleDemand(request).toByteString()).isEqualTo(once.toByteString());
        assertThat(once.getBacklogKeptFractionsCount()).isEqualTo(DRAWS);
        assertThat(once.getOrderInflationFactorsCount()).isEqualTo(DRAWS * 20);
        assertThat(once.getOrderInflationFactorsList()).allMatch(factor -> factor >= 1);
        assertThat(once.getBasketPriceUsdPerH100EList()).hasSize(DRAWS * 20).allMatch(price -> price > 0);
        assertThat(once.getSegmentTermsList())
                .hasSize(6)
                .allSatisfy(terms ->
                        assertThat(terms.getBacklogKeptFractionsCount()).isEqualTo(DRAWS))
                .allSatisfy(terms -> assertThat(terms.getPriorityTiersCount()).isZero());
        assertThat(once.getSerializedSize() * 256 / DRAWS)
                .as("a block of 256 draws stays under 1 MiB")
                .isLessThan(1 << 20);
    }

    @Test
    void rawColumnsAreTheSameNumbers() {
        SampleDemandRequest request =
                request().setPolicy(domesticOnly(BuyerScope.BUYER_SCOPE_ALL, 3)).build();
        List<CellDemand> numbers = demand.sampleDemand(request).getCellsList();
        List<CellDemand> raw = demand.sampleDemand(
                        request.toBuilder().setRawColumns(true).build())
                .getCellsList();
        assertThat(raw).hasSameSizeAs(numbers);
        for (int c = 0; c < raw.size(); c++) {
            assertThat(raw.get(c).getDemandH100ECount()).isZero();
            assertThat(RawColumns.numbers(raw.get(c).getRawDemandH100E(), DRAWS * 20))
                    .containsExactly(numbers.get(c).getDemandH100EList().toArray(Float[]::new));
            assertThat(RawColumns.numbers(raw.get(c).getRawDomesticOnlyFractions(), DRAWS * 20))
                    .containsExactly(
                            numbers.get(c).getDomesticOnlyFractionsList().toArray(Float[]::new));
        }
    }

    @Test
    void beforeAPolicyStartsItBindsNobody() {
        SampleDemandResponse response = demand.sampleDemand(
                request().setPolicy(domesticOnly(BuyerScope.BUYER_SCOPE_ALL, 3)).build());
        assertThat(response.getCellsList()).hasSize(24);
        for (CellDemand cell : response.getCellsList()) {
            assertThat(cell.getDemandH100ECount()).isEqualTo(DRAWS * 20);
            for (int i = 0; i < DRAWS * 20; i++) {
                assertThat(cell.getDomesticOnlyFractions(i)).isEqualTo(i % 20 < 3 ? 0 : 1);
            }
        }
    }

    @Test
    void refusesPolicyItCannotRead() {
        StatusRuntimeException refusal = refusal(() -> demand.sampleDemand(request()
                .setPolicy(domesticOnly(BuyerScope.BUYER_SCOPE_UNSPECIFIED, 0))
                .build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("policy.provisions[0].effect.domestic_only.buyers");
    }

    /** There is no "latest": a vintage pins both its date and its instant. */
    @Test
    void refusesAMissingVintageAndHalfOfOne() {
        SampleDemandRequest.Builder none = request().clearVintage();
        StatusRuntimeException missing = refusal(() -> demand.sampleDemand(none.build()));
        assertThat(missing.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(missing, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("vintage.as_of_date");
        SampleDemandRequest.Builder half = request();
        half.getVintageBuilder().clearRecordedTime();
        StatusRuntimeException undated = refusal(() -> demand.sampleDemand(half.build()));
        assertThat(detail(undated, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("vintage.recorded_time");
    }

    @Test
    void saysWhatIsNotKnownAtAnEarlyDate() {
        SampleDemandRequest.Builder early = request();
        early.getVintageBuilder()
                .setAsOfDate(Date.newBuilder().setYear(2023).setMonth(12).setDay(31));
        StatusRuntimeException refusal = refusal(() -> demand.sampleDemand(early.build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("NO_EVIDENCE");
    }

    @Test
    void aViewerMayNotSample() {
        DemandServiceBlockingStub viewer =
                Wire.with(DemandServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("viewer"));
        assertThat(refusal(() -> viewer.sampleDemand(request().build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }
}
