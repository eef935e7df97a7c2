package chipgap.forecast.batch;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.forecast.UpstreamFakes;
import chipgap.forecast.app.RunShard;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.platform.grpc.CallContext;
import chipgap.proto.forecast.v1.AllocationRule;
import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCase;
import chipgap.proto.policy.v1.ProvisionChange;
import com.google.rpc.BadRequest;
import com.google.rpc.PreconditionFailure;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of sweeps, and how it is told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class SweepRefusalsTest {
    @Inject
    RunShard runShard;

    @Inject
    CallContext calls;

    private SweepClient sweeps;

    @BeforeEach
    void open() {
        sweeps = new SweepClient(runShard, calls);
    }

    @AfterEach
    void close() {
        sweeps.close();
    }

    @Test
    void theResultIsRefusedAsLongAsPartsAreMissing() {
        Sweep sweep = sweeps.create("baseline", "bound");
        sweeps.run(sweep, 1, 4);
        StatusRuntimeException refusal = Wire.refusal(() -> sweeps.result(sweep));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(Wire.errorInfo(refusal).getReason()).isEqualTo("SWEEP_INCOMPLETE");
        assertThat(refusal)
                .hasMessageContaining("6 of 8 parts")
                .hasMessageContaining("deploy/local/sweep " + SweepClient.id(sweep));
    }

    /** What cannot be run is refused when the sweep is created, with the case and its field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "supply-broken | INTERNAL            | ",
                "supply-away   | UNAVAILABLE         | SUPPLY could not be reached",
            })
    void anUpstreamThatFailsIsNoFaultOfTheCase(String scenario, Status.Code code, @Nullable String part) {
        StatusRuntimeException refusal = Wire.refusal(() -> sweeps.create("baseline", scenario));
        assertThat(refusal.getStatus().getCode()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(part == null ? "" : part);
    }

    private static void alter(CreateSweepRequest.Builder request, String how) {
        switch (how) {
            case "no title" -> request.setTitle(" ");
            case "no case" -> request.clearCases();
            case "no name" -> request.getCasesBuilder(1).setCaseId("A case");
            case "one name twice" -> request.getCasesBuilder(1).setCaseId("baseline");
            case "too many draws" -> {
                request.getSpecBuilder().setDrawCount(1_000_000);
                for (int i = 0; i < 10; i++) {
                    request.addCases(SweepCase.newBuilder().setCaseId("case-" + i));
                }
            }
            case "no scenario" ->
                request.getCasesBuilder(1).getAlternativeBuilder().setScenario("baseline");
            case "unknown provision" ->
                request.getCasesBuilder(1)
                        .getAlternativeBuilder()
                        .addChanges(ProvisionChange.newBuilder().setProvision("measures/m/provisions/gone"));
            case "no willingness" ->
                request.getCasesBuilder(1)
                        .getAlternativeBuilder()
                        .setAllocationRule(AllocationRule.ALLOCATION_RULE_MARKET);
            default -> throw new IllegalArgumentException(how);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no title          | INVALID_FIELD  | title                         | 1 to 200 characters",
                "no case           | INVALID_FIELD  | cases                         | [1, 1000]",
                "no name           | INVALID_FIELD  | cases[1].case_id              | 'A case'",
                "one name twice    | INVALID_FIELD  | cases[1].case_id              | 'baseline'",
                "too many draws    | INVALID_FIELD  | cases                         | 12 cases of 1048576 draws",
                "no scenario       | INVALID_FIELD  | cases[1].alternative.scenario | scenarios/",
                "unknown provision | INVALID_FIELD  | cases[1].alternative.changes  | Case 'bound': There is no measures/m/provisions/gone",
                "no willingness    | NO_WILLINGNESS | cases[1].alternative.allocation_rule | Case 'bound': ",
            })
    void aSweepThatCannotBeIsRefusedByField(String how, String reason, String field, String part) {
        CreateSweepRequest.Builder request = SweepClient.request("baseline", "bound");
        alter(request, how);
        StatusRuntimeException refusal = Wire.refusal(() -> sweeps.create(request.build()));
        assertThat(Wire.errorInfo(refusal).getReason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(part);
        String named = reason.equals("INVALID_FIELD")
                ? Wire.detail(refusal, BadRequest.class).getFieldViolations(0).getField()
                : Wire.detail(refusal, PreconditionFailure.class)
                        .getViolations(0)
                        .getSubject();
        assertThat(named).isEqualTo(field);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Sweep none = Sweep.newBuilder().setName("sweeps/none").build();
        assertThat(Wire.refusal(() -> sweeps.get(none)).getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(Wire.refusal(() -> sweeps.result(none)).getStatus().getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void aViewerMayReadAndNotCreate() {
        Sweep sweep = sweeps.create("baseline");
        assertThat(sweeps.get(sweep).getSweep()).isEqualTo(sweep);
        StatusRuntimeException refusal = Wire.refusal(() ->
                sweeps.as("viewer").createSweep(SweepClient.request("baseline").build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }
}
