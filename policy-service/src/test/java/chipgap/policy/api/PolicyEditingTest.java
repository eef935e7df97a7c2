package chipgap.policy.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.policy.v1.CreateRevisionRequest;
import chipgap.proto.policy.v1.CreateScenarioRequest;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.DiffScenariosRequest;
import chipgap.proto.policy.v1.FractionDistribution;
import chipgap.proto.policy.v1.GetMeasureRequest;
import chipgap.proto.policy.v1.GetRevisionRequest;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.ListRevisionsRequest;
import chipgap.proto.policy.v1.PolicyBookRevision;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.Provision;
import chipgap.proto.policy.v1.ProvisionChange;
import chipgap.proto.policy.v1.ProvisionRecord;
import chipgap.proto.policy.v1.ProvisionStatus;
import chipgap.proto.policy.v1.RecordAddition;
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
import com.google.rpc.BadRequest;
import com.google.type.Date;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@TestProfile(PolicyEditingTest.OwnDatabase.class)
class PolicyEditingTest {
    /** These tests add to the data, so they get an application of their own. */
    public static final class OwnDatabase implements QuarkusTestProfile {}

    private static final String H200 = "measures/us-october-2023-rule/provisions/h200";

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
        String name = editor.listRevisions(ListRevisionsRequest.getDefaultInstance())
                .getRevisions(0)
                .getName();
        return editor.getRevision(GetRevisionRequest.newBuilder().setName(name).build())
                .getRevision();
    }

    private CreateRevisionRequest.Builder change() {
        return CreateRevisionRequest.newBuilder()
                .setParentRevision(newest().getName())
                .setReason("A test");
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

    private static Date date(int year, int month, int day) {
        return Date.newBuilder().setYear(year).setMonth(month).setDay(day).build();
    }

    private static DateDistribution certain(Date date) {
        return DateDistribution.newBuilder()
                .setLowDate(date)
                .setCentralDate(date)
                .setHighDate(date)
                .build();
    }

    private static FractionDistribution certain(double fraction) {
        return FractionDistribution.newBuilder()
                .setLowFraction(fraction)
                .setCentralFraction(fraction)
                .setHighFraction(fraction)
                .build();
    }

    private static ProvisionRecord record(Date knownFrom) {
        return ProvisionRecord.newBuilder()
                .setKnownFromDate(knownFrom)
                .setStatus(ProvisionStatus.PROVISION_STATUS_IN_FORCE)
                .setOccurrenceProbability(1)
                .setEffectiveFrom(certain(date(2023, 11, 17)))
                .setEffectiveTo(certain(date(2026, 2, 1)))
                .setEndProbability(.75)
                .setStrength(certain(1))
                .setLeakage(certain(0))
                .setReason("A licence is announced.")
                .build();
    }

    @Test
    void aNewRecordMakesARevisionAndOldVintagesStayAsTheyWere() {
        ModelDescription before = described();
        SamplePolicyRequest request = sampling(before).build();
        var answered = editor.samplePolicy(request).toByteString();
        int records = editor
                .getMeasure(GetMeasureRequest.newBuilder()
                        .setName("measures/us-october-2023-rule")
                        .build())
                .getMeasure()
                .getProvisionsList()
                .stream()
                .filter(provision -> provision.getName().equals(H200))
                .findFirst()
                .orElseThrow()
                .getRecordsCount();

        PolicyBookRevision revision = editor.createRevision(change().setRecord(
                                RecordAddition.newBuilder().setProvision(H200).setRecord(record(date(2025, 12, 8))))
                        .build())
                .getRevision();

        assertThat(revision.getRecordedBy()).isEqualTo("editor");
        assertThat(revision.getReason()).isEqualTo("A test");
        Provision edited = editor
                .getMeasure(GetMeasureRequest.newBuilder()
                        .setName("measures/us-october-2023-rule")
                        .build())
                .getMeasure()
                .getProvisionsList()
                .stream()
                .filter(provision -> provision.getName().equals(H200))
                .findFirst()
                .orElseThrow();
        assertThat(edited.getRecordsCount()).isEqualTo(records + 1);
        assertThat(edited.getEndProbability()).isEqualTo(.75);
        assertThat(editor.samplePolicy(request).toByteString())
                .as("the same vintage, the same bytes")
                .isEqualTo(answered);
        ModelDescription after = described();
        assertThat(after.getNewestVintage().getAsOfDate()).isEqualTo(date(2025, 12, 8));
        assertThat(editor.samplePolicy(sampling(after).build()).toByteString()).isNotEqualTo(answered);
    }

    @Test
    void aTextMakesARevisionOnceAndOnTopOfTheNewestOnly() {
        PolicyBookRevision parent = newest();
        String text = parent.getBookYaml() + "\n# Looked through by a test.\n";
        CreateRevisionRequest request = change().setBookYaml(text).build();
        PolicyBookRevision revision = editor.createRevision(request).getRevision();
        assertThat(revision.getName()).isNotEqualTo(parent.getName());
        assertThat(editor.createRevision(request).getRevision())
                .as("the same text again")
                .isEqualTo(revision);
        StatusRuntimeException stale = refusal(() -> editor.createRevision(
                request.toBuilder().setBookYaml(text + "# Late.\n").build()));
        assertThat(stale.getStatus().getCode()).isEqualTo(Code.ABORTED);
        assertThat(errorInfo(stale).getReason()).isEqualTo("STALE_REVISION");
    }

    @Test
    void aMistakeInATextIsRefusedWithItsPlace() {
        String text = newest().getBookYaml()
                .replace("measures/", "")
                .replaceFirst("share_fraction: 0.92", "share_fraction: 9.2");
        StatusRuntimeException refusal =
                refusal(() -> editor.createRevision(change().setBookYaml(text).build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("book_yaml");
        assertThat(refusal).hasMessageContaining("provision huawei-first").hasMessageContaining("9.2");
    }

    @Test
    void aRecordDoesNotRewriteWhatWasKnown() {
        StatusRuntimeException refusal = refusal(() -> editor.createRevision(change().setRecord(
                        RecordAddition.newBuilder().setProvision(H200).setRecord(record(date(2024, 1, 1))))
                .build()));
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("record.record.known_from_date");
    }

    @Test
    void onlyEditorsChangeData() {
        PolicyServiceBlockingStub analyst = as("analyst");
        assertThat(refusal(() ->
                                analyst.createRevision(change().setBookYaml("x").build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
        assertThat(refusal(() -> analyst.createScenario(CreateScenarioRequest.getDefaultInstance()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
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
