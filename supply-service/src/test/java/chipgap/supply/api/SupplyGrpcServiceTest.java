package chipgap.supply.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.platform.type.RawColumns;
import chipgap.proto.supply.v1.BindingShare;
import chipgap.proto.supply.v1.Chip;
import chipgap.proto.supply.v1.DescribeModelRequest;
import chipgap.proto.supply.v1.GetChipRequest;
import chipgap.proto.supply.v1.ListChipsRequest;
import chipgap.proto.supply.v1.SampleSupplyRequest;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyChainViewRequest;
import chipgap.proto.supply.v1.SupplyChainViewResponse;
import chipgap.proto.supply.v1.SupplyFlow;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import chipgap.proto.supply.v1.SupplyServiceGrpc.SupplyServiceBlockingStub;
import chipgap.proto.supply.v1.ValidateSupplyRequest;
import chipgap.proto.supply.v1.ValidateSupplyResponse;
import chipgap.proto.type.v1.Anticipation;
import chipgap.proto.type.v1.BlockFlow;
import chipgap.proto.type.v1.CapFlow;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.Effect;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Gate;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.ProvisionDraws;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.StatementCheck;
import com.google.rpc.BadRequest;
import com.google.rpc.PreconditionFailure;
import com.google.type.Date;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class SupplyGrpcServiceTest {
    private static final int DRAWS = 64;

    private Wire wire;
    private SupplyServiceBlockingStub supply;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        supply = Wire.with(SupplyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private ModelDescription model() {
        return supply.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
    }

    private SampleSupplyRequest.Builder request() {
        return SampleSupplyRequest.newBuilder()
                .setVintage(model().getNewestVintage())
                .setHorizon(model().getHorizon())
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(DRAWS));
    }

    private static PolicyDraws block(String chip, double onset) {
        return PolicyDraws.newBuilder()
                .addProvisions(ProvisionDraws.newBuilder()
                        .setProvision("measures/m/provisions/p")
                        .setEffect(Effect.newBuilder()
                                .setBlockFlow(BlockFlow.newBuilder()
                                        .setPathway(Pathway.PATHWAY_LEGAL_IMPORT)
                                        .setGate(Gate.GATE_IMPORTER)
                                        .addChips(chip)))
                        .addAllOnsetQuarters(Collections.nCopies(DRAWS, (float) onset))
                        .addAllEndQuarters(Collections.nCopies(DRAWS, 1000f))
                        .addAllStrengths(Collections.nCopies(DRAWS, 1f)))
                .build();
    }

    @Test
    void describesItsDataAndSaysWhatItDoesNotUse() {
        assertThat(model().getNewestVintage().getAsOfDate())
                .as("publication date of the newest shipped figure")
                .isEqualTo(
                        Date.newBuilder().setYear(2026).setMonth(9).setDay(30).build());
        assertThat(model().getRowCount()).isEqualTo(237 + 35 + 39 + 32);
        assertThat(model().getUnusedRowCount()).isBetween(100, model().getRowCount());
    }

    @Test
    void theCatalogueCarriesComputedComputeAndItsSource() {
        Chip chip = supply.getChip(
                        GetChipRequest.newBuilder().setName("chips/ascend-910c").build())
                .getChip();
        assertThat(chip.getH100E()).isCloseTo(1504 / 1979.0, within(1e-12));
        assertThat(chip.getH100EOps8()).isEqualTo(chip.getH100E());
        assertThat(chip.getH100EBf16Dense()).isCloseTo(780 / 989.4, within(1e-12));
        assertThat(chip.getH100EMemoryBandwidth()).isCloseTo(3.2 / 3.35, within(1e-12));
        assertThat(chip.getTotalProcessingPerformance()).isCloseTo(780 * 16, within(1e-9));
        assertThat(chip.getPerformanceDensity()).isCloseTo(780 * 16 / 1331.2, within(1e-9));
        assertThat(chip.getSource().getGrade()).isEqualTo(EvidenceGrade.EVIDENCE_GRADE_B);
        assertThat(chip.getSource().getUrl()).startsWith("https://");
        Chip noEightBit = supply.getChip(
                        GetChipRequest.newBuilder().setName("chips/bw1000").build())
                .getChip();
        assertThat(noEightBit.hasDense8BitTops()).isFalse();
        assertThat(noEightBit.hasH100EOps8() || noEightBit.hasPerformanceDensity())
                .isFalse();
        assertThat(noEightBit.getH100E()).isCloseTo(480 / 989.4, within(1e-12));
        assertThat(supply.listChips(
                                ListChipsRequest.newBuilder().setPageSize(100).build())
                        .getChipsCount())
                .isEqualTo(32);
    }

    @Test
    void theSameRequestGivesTheSameBytes() {
        SampleSupplyRequest request = request().setPolicy(block("chips/h20", 8)).build();
        SampleSupplyResponse once = supply.sampleSupply(request);
        assertThat(supply.sampleSupply(request).toByteString()).isEqualTo(once.toByteString());
        assertThat(once.getProvenance().getInputDigest()).hasSize(64);
        assertThat(once.getSerializedSize()).as("a block stays under 1 MiB").isLessThan(1 << 20);
    }

    @Test
    void everyFlowHasOneNumberADrawAndQuarter() {
        SampleSupplyResponse response = supply.sampleSupply(request().build());
        assertThat(response.getFlowsList()).allSatisfy(flow -> {
            assertThat(flow.getChipsCount()).isEqualTo(DRAWS * 20);
            assertThat(flow.getWorkloadsCount()).isPositive();
        });
        assertThat(response.getBindingConstraintsCount()).isEqualTo(DRAWS * 20);
    }

    @Test
    void rawColumnsAreTheSameNumbers() {
        SampleSupplyRequest request = request().setPolicy(block("chips/h20", 8)).build();
        SupplyFlow raw = h20(request.toBuilder().setRawColumns(true).build());
        assertThat(raw.getChipsCount()).isZero();
        assertThat(RawColumns.numbers(raw.getRawChips(), DRAWS * 20))
                .containsExactly(h20(request).getChipsList().toArray(Float[]::new));
    }

    @Test
    void beforeAPolicyStartsItChangesNothing() {
        SupplyFlow open = h20(request().build());
        SupplyFlow blocked = h20(request().setPolicy(block("chips/h20", 8)).build());
        for (int cell = 0; cell < DRAWS * 20; cell++) {
            float expected = cell % 20 < 8 ? open.getChips(cell) : 0;
            assertThat(blocked.getChips(cell)).isEqualTo(expected);
        }
    }

    @Test
    void aPartOfTheHorizonIsThatPartOfTheWhole() {
        SupplyFlow whole = h20(request().build());
        SampleSupplyRequest.Builder late = request();
        late.getHorizonBuilder().getStartBuilder().setYear(2027);
        SupplyFlow part = h20(late.build());
        assertThat(part.getChipsCount()).isEqualTo(DRAWS * 8);
        assertThat(part.getChips(3)).isEqualTo(whole.getChips(15));
    }

    private SupplyFlow h20(SampleSupplyRequest request) {
        return supply.sampleSupply(request).getFlowsList().stream()
                .filter(flow -> flow.getChip().equals("chips/h20"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesPolicyItCannotRead() {
        StatusRuntimeException unknownChip = refusal(() ->
                supply.sampleSupply(request().setPolicy(block("chips/h21", 0)).build()));
        assertThat(unknownChip.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(unknownChip.getMessage()).contains("h21");
        PolicyDraws.Builder noEffect = block("chips/h20", 0).toBuilder();
        noEffect.getProvisionsBuilder(0).clearEffect();
        StatusRuntimeException unset =
                refusal(() -> supply.sampleSupply(request().setPolicy(noEffect).build()));
        assertThat(detail(unset, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("policy.provisions[0].effect");
        PolicyDraws.Builder strong = block("chips/h20", 0).toBuilder();
        strong.getProvisionsBuilder(0).setStrengths(3, 1.5f);
        assertThat(refusal(() -> supply.sampleSupply(request().setPolicy(strong).build()))
                        .getMessage())
                .contains("1.5", "draw 3");
        PolicyDraws.Builder few = block("chips/h20", 0).toBuilder();
        few.getProvisionsBuilder(0).clearStrengths();
        StatusRuntimeException short1 =
                refusal(() -> supply.sampleSupply(request().setPolicy(few).build()));
        assertThat(detail(short1, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("policy.provisions[0].strengths");
    }

    /** There is no "latest": a vintage pins both its date and its instant. */
    @Test
    void refusesAMissingVintageAndHalfOfOne() {
        SampleSupplyRequest.Builder none = request().clearVintage();
        StatusRuntimeException missing = refusal(() -> supply.sampleSupply(none.build()));
        assertThat(missing.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(missing, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("vintage.as_of_date");
        SampleSupplyRequest.Builder half = request();
        half.getVintageBuilder().clearRecordedTime();
        StatusRuntimeException undated = refusal(() -> supply.sampleSupply(half.build()));
        assertThat(detail(undated, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("vintage.recorded_time");
    }

    @Test
    void saysWhatIsNotKnownAtAnEarlyDate() {
        SampleSupplyRequest.Builder early = request();
        early.getVintageBuilder()
                .setAsOfDate(Date.newBuilder().setYear(2025).setMonth(1).setDay(1));
        StatusRuntimeException refusal = refusal(() -> supply.sampleSupply(early.build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("NO_EVIDENCE");
        assertThat(detail(refusal, PreconditionFailure.class).getViolations(0).getSubject())
                .isEqualTo("china.advanced.wafer_capacity");
    }

    @Test
    void theChainOfAQuarterIsBoundedAndNamesItsUnits() {
        SupplyChainViewRequest request = SupplyChainViewRequest.newBuilder()
                .setVintage(model().getNewestVintage())
                .setHorizon(model().getHorizon())
                .setQuarter(Quarter.newBuilder().setYear(2026).setQuarter(4))
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(DRAWS))
                .setPolicy(block("chips/h20", 8))
                .build();
        SupplyChainViewResponse chain = supply.supplyChainView(request);
        assertThat(chain.getSerializedSize()).isLessThan(1 << 17);
        assertThat(supply.supplyChainView(request).toByteString()).isEqualTo(chain.toByteString());
        assertThat(chain.getAmountsList()).allSatisfy(amount -> {
            assertThat(amount.getUnit()).isIn("wafers", "dies", "stacks", "chips", "H100e");
            assertThat(amount.getAmount().getQuantiles().getValuesCount()).isEqualTo(23);
        });
        assertThat(chain.getBindingSharesList().stream()
                        .mapToDouble(BindingShare::getDrawFraction)
                        .sum())
                .isCloseTo(1, within(1e-12));
        StatusRuntimeException outside = refusal(() -> supply.supplyChainView(request.toBuilder()
                .setQuarter(Quarter.newBuilder().setYear(2031).setQuarter(1))
                .build()));
        assertThat(detail(outside, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("quarter");
    }

    @Test
    void statementsAreThoseVisibleAtTheDate() {
        ValidateSupplyRequest.Builder request = ValidateSupplyRequest.newBuilder()
                .setVintage(model().getNewestVintage())
                .setHorizon(model().getHorizon())
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(DRAWS));
        ValidateSupplyResponse newest = supply.validateSupply(request.build());
        assertThat(newest.getChecksList())
                .extracting(StatementCheck::getFigure)
                .contains("figures/F0076", "figures/F0082", "figures/F0101", "figures/F0077", "figures/F0078")
                .contains("figures/F0007", "figures/F0066", "figures/F0109");
        assertThat(newest.getChecksList()).allSatisfy(check -> {
            assertThat(check.getP5()).isLessThanOrEqualTo(check.getP50());
            assertThat(check.getP50()).isLessThanOrEqualTo(check.getP95());
            assertThat(check.getPercentile()).isBetween(0.0, 1.0);
        });
        request.getVintageBuilder()
                .setAsOfDate(Date.newBuilder().setYear(2025).setMonth(7).setDay(31));
        assertThat(supply.validateSupply(request.build()).getChecksList())
                .extracting(StatementCheck::getFigure)
                .contains("figures/F0077", "figures/F0109")
                .doesNotContain("figures/F0076", "figures/F0082");
    }

    @Test
    void aCapAndAnAnticipationAreReadAndBadOnesRefused() {
        ProvisionDraws.Builder cap = block("chips/h20", 8).toBuilder().getProvisionsBuilder(0);
        cap.getEffectBuilder()
                .setCapFlow(CapFlow.newBuilder()
                        .setPathway(Pathway.PATHWAY_LEGAL_IMPORT)
                        .addChips("chips/h20")
                        .setChipsPerQuarter(1000));
        SupplyFlow capped = h20(
                request().setPolicy(PolicyDraws.newBuilder().addProvisions(cap)).build());
        for (int cell = 8; cell < DRAWS * 20; cell += 20) {
            assertThat(capped.getChips(cell)).isLessThanOrEqualTo(1000);
        }
        ProvisionDraws.Builder rush = block("chips/h20", 8).toBuilder().getProvisionsBuilder(0);
        rush.setProvision("measures/m/provisions/rush");
        rush.getEffectBuilder()
                .setAnticipation(Anticipation.newBuilder()
                        .setProvision("measures/m/provisions/p")
                        .setPullForwardQuarters(2)
                        .setShareFraction(.5));
        PolicyDraws expected =
                block("chips/h20", 10).toBuilder().addProvisions(rush).build();
        assertThat(h20(request().setPolicy(expected).build()).getChips(8))
                .isGreaterThan(h20(request().build()).getChips(8));
        rush.getEffectBuilder().getAnticipationBuilder().setShareFraction(1.5);
        StatusRuntimeException refused = refusal(() -> supply.sampleSupply(request()
                .setPolicy(PolicyDraws.newBuilder().addProvisions(rush))
                .build()));
        assertThat(detail(refused, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("policy.provisions[0].effect.anticipation.share_fraction");
    }

    @Test
    void refusesAnUnknownChipAndAViewer() {
        assertThat(refusal(() -> supply.getChip(GetChipRequest.newBuilder()
                                .setName("chips/none")
                                .build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
        SupplyServiceBlockingStub viewer =
                Wire.with(SupplyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("viewer"));
        assertThat(refusal(() -> viewer.sampleSupply(request().build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }
}
