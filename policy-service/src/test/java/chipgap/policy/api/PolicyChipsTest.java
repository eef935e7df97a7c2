package chipgap.policy.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.policy.v1.ChipAttributes;
import chipgap.proto.policy.v1.Classification;
import chipgap.proto.policy.v1.ClassifyChipRequest;
import chipgap.proto.policy.v1.EditThresholdRequest;
import chipgap.proto.policy.v1.EditThresholdResponse;
import chipgap.proto.policy.v1.EffectState;
import chipgap.proto.policy.v1.GetPolicyStateRequest;
import chipgap.proto.policy.v1.GetPolicyStateResponse;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.ProvisionState;
import chipgap.proto.policy.v1.ProvisionVerdict;
import chipgap.proto.policy.v1.VerdictKind;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.QuarterRange;
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

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class PolicyChipsTest {
    private static final Date DAY =
            Date.newBuilder().setYear(2025).setMonth(11).setDay(30).build();
    private static final String FLAGSHIP = "measures/us-october-2023-rule/provisions/flagship-chips";

    private Wire wire;
    private PolicyServiceBlockingStub policy;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        policy = Wire.with(PolicyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("viewer"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private static List<String> caught(Classification classification) {
        return classification.getVerdictsList().stream()
                .filter(verdict -> verdict.getKind() == VerdictKind.VERDICT_KIND_CAUGHT)
                .map(ProvisionVerdict::getProvision)
                .toList();
    }

    @Test
    void aChipOfTheCatalogueComesWithItsNumbersAndReasons() {
        Classification h100 = policy.classifyChip(ClassifyChipRequest.newBuilder()
                        .setChip("chips/h100")
                        .setDate(DAY)
                        .build())
                .getClassification();
        assertThat(h100.getTpp()).isEqualTo(15832);
        assertThat(caught(h100)).containsExactly(FLAGSHIP);
        ProvisionVerdict verdict = h100.getVerdictsList().stream()
                .filter(each -> each.getProvision().equals(FLAGSHIP))
                .findFirst()
                .orElseThrow();
        assertThat(verdict.getComparisonsList()).anySatisfy(comparison -> {
            assertThat(comparison.getAttribute()).isEqualTo("tpp");
            assertThat(comparison.getValue()).isEqualTo("15832");
            assertThat(comparison.getRequirement()).isEqualTo("at least 4800");
            assertThat(comparison.getMet()).isTrue();
        });
        assertThat(verdict.getReferenceUrl()).startsWith("https://");
    }

    @Test
    void aDescribedChipIsClassifiedTooAndWhatIsUnknownIsSaid() {
        ClassifyChipRequest.Builder request = ClassifyChipRequest.newBuilder()
                .setAttributes(ChipAttributes.newBuilder()
                        .setDesigner("Nvidia")
                        .setOriginCountryCode("US")
                        .setDense8BitTops(300))
                .setDate(DAY);
        Classification unknown = policy.classifyChip(request.build()).getClassification();
        assertThat(unknown.getVerdictsList())
                .filteredOn(verdict -> verdict.getKind() == VerdictKind.VERDICT_KIND_UNDETERMINED)
                .extracting(ProvisionVerdict::getProvision)
                .contains(FLAGSHIP);
        request.getAttributesBuilder().setDieAreaMm2(300);
        assertThat(caught(policy.classifyChip(request.build()).getClassification()))
                .as("TPP 2400 on 300 mm²: density 8")
                .contains(FLAGSHIP);
    }

    @Test
    void anEarlierDateKnowsFewerRules() {
        Classification early = policy.classifyChip(ClassifyChipRequest.newBuilder()
                        .setChip("chips/h20")
                        .setDate(DAY)
                        .setAsOfDate(Date.newBuilder().setYear(2025).setMonth(3).setDay(31))
                        .build())
                .getClassification();
        assertThat(early.getVerdictsList())
                .extracting(ProvisionVerdict::getProvision)
                .noneMatch(name -> name.contains("us-h20-licence"));
    }

    @Test
    void aThresholdThatIsMovedTellsWhichChipsCross() {
        EditThresholdResponse response = policy.editThreshold(EditThresholdRequest.newBuilder()
                .setProvision(FLAGSHIP)
                .setAlternative(1)
                .setAttribute("tpp")
                .setAtLeast(2000)
                .setDate(DAY)
                .build());
        assertThat(response.getChipCount()).isEqualTo(32);
        assertThat(response.getCrossingsList()).hasSize(1);
        assertThat(response.getCrossings(0).getChip()).isEqualTo("chips/h20");
        assertThat(response.getCrossings(0).getAfter()).isEqualTo(VerdictKind.VERDICT_KIND_CAUGHT);
    }

    @Test
    void refusesChipsAndThresholdsThatAreNotThere() {
        assertRefused(
                Code.NOT_FOUND,
                "chips/h2o",
                () -> policy.classifyChip(ClassifyChipRequest.newBuilder()
                        .setChip("chips/h2o")
                        .setDate(DAY)
                        .build()));
        assertRefused(
                Code.INVALID_ARGUMENT,
                "Nothing to classify",
                () -> policy.classifyChip(
                        ClassifyChipRequest.newBuilder().setDate(DAY).build()));
        StatusRuntimeException negative = refusal(() -> policy.classifyChip(ClassifyChipRequest.newBuilder()
                .setAttributes(ChipAttributes.newBuilder().setDieAreaMm2(-1))
                .setDate(DAY)
                .build()));
        assertThat(detail(negative, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("attributes.die_area_mm2");
        EditThresholdRequest.Builder edit = EditThresholdRequest.newBuilder()
                .setProvision(FLAGSHIP)
                .setAlternative(1)
                .setAttribute("flops")
                .setAtLeast(1)
                .setDate(DAY);
        assertRefused(Code.INVALID_ARGUMENT, "'flops'", () -> policy.editThreshold(edit.build()));
        assertRefused(
                Code.INVALID_ARGUMENT,
                "no bound on hbm_stacks",
                () -> policy.editThreshold(edit.setAttribute("hbm_stacks").build()));
        assertRefused(
                Code.NOT_FOUND,
                "measures/none/provisions/such",
                () -> policy.editThreshold(
                        edit.setProvision("measures/none/provisions/such").build()));
    }

    private static void assertRefused(Code code, String part, Runnable call) {
        StatusRuntimeException refusal = refusal(call);
        assertThat(refusal.getStatus().getCode()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(part);
    }

    @Test
    void theStateTellsProvisionsAndEffectsQuarterByQuarter() {
        GetPolicyStateRequest.Builder request = GetPolicyStateRequest.newBuilder()
                .setHorizon(QuarterRange.newBuilder()
                        .setStart(Quarter.newBuilder().setYear(2025).setQuarter(1))
                        .setEnd(Quarter.newBuilder().setYear(2027).setQuarter(1)));
        GetPolicyStateResponse state = policy.getPolicyState(request.build());
        assertThat(state.getDrawCount()).isPositive();
        ProvisionState directive = state.getProvisionsList().stream()
                .filter(each -> each.getProvision().contains("cn-state-funded-directive"))
                .findFirst()
                .orElseThrow();
        assertThat(directive.getExpectedStrengthsList()).hasSize(8);
        assertThat(directive.getExpectedStrengthsList().subList(0, 3)).containsOnly(0.0);
        assertThat(directive.getExpectedStrengths(7)).isBetween(.5, .9);
        EffectState flagships = state.getEffectsList().stream()
                .filter(each -> each.getEffect().equals("block_flow legal_import")
                        && each.getChipClass().equals("foreign-controlled"))
                .findFirst()
                .orElseThrow();
        assertThat(flagships.getExpectedStrengths(0)).isCloseTo(1, within(.001));
        GetPolicyStateResponse open = policy.getPolicyState(
                request.setScenario("scenarios/no-export-controls").build());
        assertThat(open.getEffectsList())
                .noneMatch(each -> each.getChipClass().equals("foreign-controlled")
                        && each.getEffect().equals("block_flow legal_import"));
    }
}
