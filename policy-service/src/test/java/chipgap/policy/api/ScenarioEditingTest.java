package chipgap.policy.api;

import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static chipgap.policy.api.Dated.certain;
import static chipgap.policy.api.Dated.date;
import static chipgap.policy.api.Dated.record;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.policy.v1.CreateScenarioRequest;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.DiffScenariosRequest;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.ListRevisionsRequest;
import chipgap.proto.policy.v1.PolicyBookRevision;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.Provision;
import chipgap.proto.policy.v1.ProvisionChange;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.Scenario;
import chipgap.proto.policy.v1.ScenarioDifference;
import chipgap.proto.type.v1.BlockFlow;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.Effect;
import chipgap.proto.type.v1.Gate;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.ProvisionDraws;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@TestProfile(PolicyEditingTest.OwnDatabase.class)
class ScenarioEditingTest {
    private Wire wire;
    private PolicyServiceBlockingStub editor;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        editor = as("editor");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private PolicyServiceBlockingStub as(String role) {
        return Wire.with(PolicyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of(role));
    }

    private PolicyBookRevision newest() {
        return editor.listRevisions(ListRevisionsRequest.getDefaultInstance()).getRevisions(0);
    }

    private SamplePolicyRequest.Builder sampling(ModelDescription model) {
        return SamplePolicyRequest.newBuilder()
                .setScenario("scenarios/baseline")
                .setVintage(model.getNewestVintage())
                .setHorizon(model.getHorizon())
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(64));
    }

    private ModelDescription described() {
        return editor.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
    }

    private static Scenario.Builder harsh() {
        return Scenario.newBuilder()
                .setTitle("Harsh")
                .setDescription("What if?")
                .setParent("scenarios/strict-enforcement")
                .addChanges(ProvisionChange.newBuilder()
                        .setProvision("measures/cn-inference-ban/provisions/inference")
                        .setOccurrenceProbability(1)
                        .setDelayQuarters(1))
                .addHypotheticalProvisions(Provision.newBuilder()
                        .setName("measures/hypothetical/provisions/total-ban")
                        .setEffect(Effect.newBuilder()
                                .setBlockFlow(BlockFlow.newBuilder()
                                        .setPathway(Pathway.PATHWAY_LEGAL_IMPORT)
                                        .setGate(Gate.GATE_IMPORTER)))
                        .addRecords(record(date(2026, 1, 1)).toBuilder()
                                .setEffectiveFrom(certain(date(2026, 1, 1)))
                                .clearEffectiveTo()
                                .setEndProbability(0)));
    }

    @Test
    void aScenarioIsKeptWithItsRevisionComparedAndSampled() {
        CreateScenarioRequest request = CreateScenarioRequest.newBuilder()
                .setScenarioId("harsh")
                .setScenario(harsh())
                .build();
        Scenario created = editor.createScenario(request).getScenario();
        assertThat(created.getPolicyBookRevision()).isEqualTo(newest().getName());
        assertThat(editor.createScenario(request).getScenario())
                .as("the same again")
                .isEqualTo(created);
        List<ScenarioDifference> differences = editor.diffScenarios(DiffScenariosRequest.newBuilder()
                        .setFirst("scenarios/strict-enforcement")
                        .setSecond("scenarios/harsh")
                        .build())
                .getDifferencesList();
        assertThat(differences)
                .extracting(ScenarioDifference::getField)
                .contains("delay_quarters", "occurrence_probability", "presence");
        List<ProvisionDraws> draws = editor.samplePolicy(
                        sampling(described()).setScenario("scenarios/harsh").build())
                .getDraws()
                .getProvisionsList();
        assertThat(draws)
                .extracting(ProvisionDraws::getProvision)
                .contains("measures/hypothetical/provisions/total-ban");
        Scenario child = editor.createScenario(CreateScenarioRequest.newBuilder()
                        .setScenarioId("harsh-child")
                        .setScenario(Scenario.newBuilder()
                                .setTitle("Child")
                                .setParent("scenarios/harsh")
                                .addChanges(ProvisionChange.newBuilder()
                                        .setProvision("measures/hypothetical/provisions/total-ban")
                                        .setEnabled(false)))
                        .build())
                .getScenario();
        assertThat(child.getDisabledProvisionsList()).containsExactly("measures/hypothetical/provisions/total-ban");
        assertThat(editor.getScenario(GetScenarioRequest.newBuilder()
                                .setName("scenarios/harsh-child")
                                .build())
                        .getScenario())
                .isEqualTo(child);
        StatusRuntimeException other = refusal(() -> editor.createScenario(
                request.toBuilder().setScenario(harsh().setTitle("Other")).build()));
        assertThat(other.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(errorInfo(other).getReason()).isEqualTo("SCENARIO_EXISTS");
    }

    @Test
    void aScenarioThatDoesNotFitIsRefusedWithPlaceAndValue() {
        assertRefused(
                "'us-gone/such'",
                Scenario.newBuilder()
                        .setTitle("T")
                        .addChanges(ProvisionChange.newBuilder()
                                .setProvision("measures/us-gone/provisions/such")
                                .setEnabled(false)));
        assertRefused(
                "(1.5)",
                Scenario.newBuilder()
                        .setTitle("T")
                        .addChanges(ProvisionChange.newBuilder()
                                .setProvision("measures/us-hbm-rule/provisions/hbm")
                                .setOccurrenceProbability(1.5)));
        assertRefused("'gone'", Scenario.newBuilder().setTitle("T").setParent("scenarios/gone"));
        assertRefused("title", Scenario.newBuilder());
    }

    private void assertRefused(String part, Scenario.Builder scenario) {
        StatusRuntimeException refusal = refusal(() -> editor.createScenario(CreateScenarioRequest.newBuilder()
                .setScenarioId("refused")
                .setScenario(scenario)
                .build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal).hasMessageContaining(part);
    }
}
