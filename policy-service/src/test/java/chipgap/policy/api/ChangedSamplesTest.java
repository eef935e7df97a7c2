package chipgap.policy.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.ListScenariosRequest;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.ProvisionChange;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.DrawPlan;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.ProvisionDraws;
import com.google.rpc.BadRequest;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policy sampled with changes that one request brings along. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class ChangedSamplesTest {
    private static final DrawPlan PLAN =
            DrawPlan.newBuilder().setScrambleCount(16).setDrawsPerScramble(8).build();
    private static final String HBM = "measures/us-hbm-rule/provisions/hbm";

    private Wire wire;
    private PolicyServiceBlockingStub policy;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        policy = Wire.with(PolicyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private SamplePolicyRequest.Builder request() {
        ModelDescription model =
                policy.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
        return SamplePolicyRequest.newBuilder()
                .setScenario("scenarios/baseline")
                .setVintage(model.getNewestVintage())
                .setHorizon(model.getHorizon())
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(64).setPlan(PLAN));
    }

    private static ProvisionChange off(String provision) {
        return ProvisionChange.newBuilder()
                .setProvision(provision)
                .setEnabled(false)
                .build();
    }

    private static ProvisionDraws hbm(SamplePolicyResponse response) {
        return response.getDraws().getProvisionsList().stream()
                .filter(draws -> draws.getProvision().equals(HBM))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theChangesOfAScenarioGiveItsDraws() {
        List<String> disabled = policy.getScenario(GetScenarioRequest.newBuilder()
                        .setName("scenarios/no-export-controls")
                        .build())
                .getScenario()
                .getDisabledProvisionsList();
        SamplePolicyResponse recorded = policy.samplePolicy(
                request().setScenario("scenarios/no-export-controls").build());
        SamplePolicyResponse asked = policy.samplePolicy(request()
                .addAllChanges(disabled.stream().map(ChangedSamplesTest::off).toList())
                .build());
        assertThat(asked.getDraws()).isEqualTo(recorded.getDraws());
        assertThat(asked.getProvenance().getInputDigest())
                .isNotEqualTo(recorded.getProvenance().getInputDigest());
    }

    @Test
    void aDelayMovesTheStartOfEveryDrawAndNothingElse() {
        ProvisionDraws before = hbm(policy.samplePolicy(request().build()));
        ProvisionDraws later = hbm(policy.samplePolicy(request()
                .addChanges(ProvisionChange.newBuilder().setProvision(HBM).setDelayQuarters(4))
                .build()));
        for (int draw = 0; draw < 64; draw++) {
            assertThat(later.getOnsetQuarters(draw)).isEqualTo(before.getOnsetQuarters(draw) + 4);
        }
        assertThat(later.getStrengthsList()).isEqualTo(before.getStrengthsList());
    }

    @Test
    void nothingIsStored() {
        int before = scenarios();
        policy.samplePolicy(request().addChanges(off(HBM)).build());
        assertThat(scenarios()).isEqualTo(before);
    }

    private int scenarios() {
        return policy.listScenarios(
                        ListScenariosRequest.newBuilder().setPageSize(200).build())
                .getScenariosCount();
    }

    @Test
    void aChangeThatDoesNotFitIsRefusedByItsField() {
        String unknown = "measures/none/provisions/none";
        StatusRuntimeException refusal = refusal(
                () -> policy.samplePolicy(request().addChanges(off(unknown)).build()));
        assertThat(refusal.getStatus().getDescription()).contains("none/none");
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("changes");
        StatusRuntimeException empty = refusal(() -> policy.samplePolicy(request()
                .addChanges(ProvisionChange.newBuilder().setProvision(HBM))
                .build()));
        assertThat(detail(empty, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("changes[0]");
    }
}
