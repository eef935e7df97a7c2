package chipgap.policy.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static chipgap.policy.api.Dated.date;
import static chipgap.policy.api.Dated.record;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.policy.v1.CreateRevisionRequest;
import chipgap.proto.policy.v1.CreateScenarioRequest;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.GetMeasureRequest;
import chipgap.proto.policy.v1.GetRevisionRequest;
import chipgap.proto.policy.v1.ListRevisionsRequest;
import chipgap.proto.policy.v1.PolicyBookRevision;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.Provision;
import chipgap.proto.policy.v1.RecordAddition;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.ModelDescription;
import com.google.rpc.BadRequest;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
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
}
