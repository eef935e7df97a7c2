package chipgap.forecast.batch;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.forecast.UpstreamFakes;
import chipgap.forecast.app.Caller;
import chipgap.forecast.app.RunShard;
import chipgap.forecast.app.Sweeps;
import chipgap.forecast.app.UpstreamChangedException;
import chipgap.forecast.model.Manifest;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.platform.grpc.CallContext;
import chipgap.proto.forecast.v1.AllocationRule;
import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.GetSweepRequest;
import chipgap.proto.forecast.v1.GetSweepResponse;
import chipgap.proto.forecast.v1.GetSweepResultRequest;
import chipgap.proto.forecast.v1.GetSweepResultResponse;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCase;
import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepServiceGrpc;
import chipgap.proto.forecast.v1.SweepServiceGrpc.SweepServiceBlockingStub;
import chipgap.proto.forecast.v1.SweepState;
import chipgap.proto.policy.v1.ProvisionChange;
import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import com.google.rpc.PreconditionFailure;
import com.google.type.Date;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps over the wire, their shards in this process, what is stored in a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class SweepsTest {
    /** Four parts a case. */
    private static final int DRAWS = 8192;

    @Inject
    RunShard runShard;

    @Inject
    CallContext calls;

    @Inject
    Sweeps sweeps;

    @Inject
    ShardJob job;

    private Wire wire;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private SweepServiceBlockingStub as(String role) {
        return Wire.with(SweepServiceGrpc.newBlockingStub(wire.channel()), Tokens.of(role));
    }

    private static CreateSweepRequest.Builder request(String... scenarios) {
        CreateSweepRequest.Builder request = CreateSweepRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setTitle("A test")
                .setSpec(ForecastSpec.newBuilder().setDrawCount(DRAWS));
        for (String scenario : scenarios) {
            request.addCases(SweepCase.newBuilder()
                    .setCaseId(scenario)
                    .setAlternative(Alternative.newBuilder().setScenario("scenarios/" + scenario)));
        }
        return request;
    }

    private Sweep create(CreateSweepRequest request) {
        return as("analyst").createSweep(request).getSweep();
    }

    private Sweep create(String... scenarios) {
        return create(request(scenarios).build());
    }

    private int run(Sweep sweep, int shard, int shards) {
        return run(id(sweep), shard, shards);
    }

    private int run(String sweep, int shard, int shards) {
        return runShard.run(
                sweep,
                shard,
                shards,
                () -> new Caller(
                        "sweep",
                        CallContext.carrying(calls.begin(Tokens.of("analyst"), Duration.ofMinutes(1))),
                        () -> false));
    }

    private static String id(Sweep sweep) {
        return sweep.getName().substring("sweeps/".length());
    }

    private GetSweepResponse get(Sweep sweep) {
        return as("viewer")
                .getSweep(GetSweepRequest.newBuilder().setName(sweep.getName()).build());
    }

    private List<SweepCaseResult> result(Sweep sweep) {
        List<SweepCaseResult> cases = new ArrayList<>();
        as("viewer")
                .getSweepResult(GetSweepResultRequest.newBuilder()
                        .setName(sweep.getName())
                        .build())
                .forEachRemaining(each -> cases.add(each.getCaseResult()));
        return cases;
    }

    private static ByteString bytes(List<SweepCaseResult> cases) {
        GetSweepResultResponse.Builder one = GetSweepResultResponse.newBuilder();
        ByteString all = ByteString.EMPTY;
        for (SweepCaseResult each : cases) {
            all = all.concat(one.setCaseResult(each).build().toByteString());
        }
        return all;
    }

    @Test
    void anyNumberOfShardsGivesTheSameBytesAndSoDoesRunningOneAgain() {
        Sweep one = create("baseline", "bound");
        Sweep two = create("baseline", "bound");
        Sweep three = create("baseline", "bound");
        assertThat(one.getPartCount()).isEqualTo(8);
        assertThat(run(one, 0, 1)).isEqualTo(8);
        assertThat(run(two, 1, 2)).isEqualTo(4);
        assertThat(run(two, 1, 2)).as("a rerun makes nothing").isZero();
        assertThat(get(two).getSweep().getState()).isEqualTo(SweepState.SWEEP_STATE_STARTED);
        assertThat(get(two).getCases(1).getDonePartCount()).isEqualTo(2);
        assertThat(run(two, 0, 2)).isEqualTo(4);
        assertThat(run(three, 2, 3) + run(three, 0, 3) + run(three, 1, 3)).isEqualTo(8);
        assertThat(get(three).getSweep().getState()).isEqualTo(SweepState.SWEEP_STATE_COMPLETE);
        assertThat(bytes(result(two))).isEqualTo(bytes(result(one)));
        assertThat(bytes(result(three))).isEqualTo(bytes(result(one)));
        assertThat(result(one).getFirst().getResultDigest())
                .hasSize(64)
                .isNotEqualTo(result(one).getLast().getResultDigest());
    }

    @Test
    void aPartIsStoredOnceAndNeverWithOtherNumbers() {
        Sweep first = create("baseline");
        Sweep second = create("baseline");
        run(first, 0, 1);
        run(second, 2, 3);
        byte[] numbers = sweeps.part(id(second), 2);
        assertThat(numbers).isEqualTo(sweeps.part(id(first), 2)).hasSize(4 * 3 * 3 * 2048);
        sweeps.store(id(second), 2, numbers);
        numbers[0]++;
        assertThatThrownBy(() -> sweeps.store(id(second), 2, numbers))
                .isInstanceOf(Sweeps.OtherPartException.class)
                .hasMessageContaining("Part 2 of sweeps/");
        assertThat(sweeps.part(id(second), 2)).isEqualTo(sweeps.part(id(first), 2));
    }

    @Test
    void aCaseHasTheNumbersOfTheForecastOfTheSameSpec() {
        Sweep sweep = create("baseline", "bound");
        run(sweep, 0, 1);
        for (SweepCaseResult found : result(sweep)) {
            Forecast forecast = forecast(found.getGrounds().getSpec());
            assertThat(found.getGrounds().getSpec()).isEqualTo(forecast.getSpec());
            assertThat(found.getGrounds().getManifest()).isEqualTo(forecast.getManifest());
            assertThat(found.getQuartersCount()).isEqualTo(2);
            for (int q = 0; q < 2; q++) {
                QuarterOutlook quarter = forecast.getResult().getQuarters(q);
                SweepOutlook outlook = found.getQuarters(q).getOutlook();
                assertThat(found.getQuarters(q).getQuarter()).isEqualTo(quarter.getQuarter());
                assertThat(outlook.getDemandH100E()).isEqualTo(quarter.getDemandH100E());
                assertThat(outlook.getSupplyH100E()).isEqualTo(quarter.getSupplyH100E());
                assertThat(outlook.getShortfallH100E()).isEqualTo(quarter.getShortfallH100E());
                assertThat(outlook.getShortage().getFraction()).isEqualTo(quarter.getShortageProbability());
            }
            assertThat(found.getYears(0).getOutlook().getShortfallH100E())
                    .isEqualTo(forecast.getResult().getYears(0).getShortfallH100E());
        }
    }

    private Forecast forecast(ForecastSpec spec) {
        var stub = Wire.with(ForecastServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
        String name = stub.createForecast(CreateForecastRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setSpec(spec)
                        .build())
                .getForecast()
                .getName();
        stub.watchForecast(WatchForecastRequest.newBuilder().setName(name).build())
                .forEachRemaining(seen -> {});
        return stub.getForecast(GetForecastRequest.newBuilder().setName(name).build())
                .getForecast();
    }

    /** Changes that are recorded nowhere come along: here with half of the demand nobody is short for long. */
    @Test
    void aCaseKeepsItsOverlay() {
        CreateSweepRequest.Builder request = request("baseline");
        request.addCases(SweepCase.newBuilder()
                .setCaseId("half")
                .setAlternative(
                        Alternative.newBuilder().setMultipliers(Multipliers.newBuilder().setDemand(.5))));
        request.getSpecBuilder().setAsOfDate(Date.newBuilder().setYear(2024).setMonth(1).setDay(1));
        Sweep sweep = create(request.build());
        run(sweep, 0, 1);
        List<SweepCaseResult> cases = result(sweep);
        SweepCaseResult half = cases.getLast();
        assertThat(half.getGrounds().getSpec().getMultipliers().getDemand()).isEqualTo(.5);
        assertThat(half.getQuarters(0).getOutlook().getDemandH100E().getMean())
                .isCloseTo(
                        cases.getFirst().getQuarters(0).getOutlook().getDemandH100E().getMean() / 2, within(1e-3));
    }

    @Test
    void theResultIsRefusedAsLongAsPartsAreMissing() {
        Sweep sweep = create("baseline", "bound");
        run(sweep, 1, 4);
        StatusRuntimeException refusal = Wire.refusal(() -> result(sweep));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(Wire.errorInfo(refusal).getReason()).isEqualTo("SWEEP_INCOMPLETE");
        assertThat(refusal).hasMessageContaining("6 of 8 parts").hasMessageContaining("deploy/local/sweep " + id(sweep));
    }

    @Test
    void theSameRequestMakesOneSweep() {
        CreateSweepRequest request = request("baseline").build();
        Sweep sweep = create(request);
        assertThat(create(request)).isEqualTo(sweep);
        StatusRuntimeException refusal = Wire.refusal(
                () -> create(request.toBuilder().setTitle("Another").build()));
        assertThat(Wire.errorInfo(refusal).getReason()).isEqualTo("REQUEST_ID_REUSED");
        assertThat(refusal).hasMessageContaining(sweep.getName());
    }

    @Test
    void sweepsAreListedNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.addFirst(create("baseline").getName());
        }
        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            ListSweepsResponse page = as("viewer")
                    .listSweeps(ListSweepsRequest.newBuilder()
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            page.getSweepsList().forEach(sweep -> listed.add(sweep.getName()));
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(made);
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
        StatusRuntimeException refusal = Wire.refusal(() -> create("baseline", scenario));
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
            case "no scenario" -> request.getCasesBuilder(1).getAlternativeBuilder().setScenario("baseline");
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
        CreateSweepRequest.Builder request = request("baseline", "bound");
        alter(request, how);
        StatusRuntimeException refusal = Wire.refusal(() -> create(request.build()));
        assertThat(Wire.errorInfo(refusal).getReason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(part);
        String named = reason.equals("INVALID_FIELD")
                ? Wire.detail(refusal, BadRequest.class).getFieldViolations(0).getField()
                : Wire.detail(refusal, PreconditionFailure.class).getViolations(0).getSubject();
        assertThat(named).isEqualTo(field);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Sweep none = Sweep.newBuilder().setName("sweeps/none").build();
        assertThat(Wire.refusal(() -> get(none)).getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(Wire.refusal(() -> result(none)).getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void aViewerMayReadAndNotCreate() {
        Sweep sweep = create("baseline");
        assertThat(get(sweep).getSweep()).isEqualTo(sweep);
        StatusRuntimeException refusal = Wire.refusal(
                () -> as("viewer").createSweep(request("baseline").build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void aShardEndsWithACodeThatSaysWhetherToTryAgain() {
        assertThat(job.run("sweep", "none", "1")).as("no such sweep").isEqualTo(ShardJob.HOPELESS);
        assertThat(job.run("sweep", "none")).as("no number of shards").isEqualTo(ShardJob.HOPELESS);
        assertThat(job.run("sweep", "none", "0")).as("no shard").isEqualTo(ShardJob.HOPELESS);
        assertThat(job.run("sweep", id(create("baseline")), "1"))
                .as("no issuer in this test")
                .isEqualTo(ShardJob.FAILED);
    }

    @Test
    void partsOnOtherDataThanAtTheCreationAreRefused() {
        Sweep changing = create("changing");
        assertThatThrownBy(() -> run(changing, 1, 4))
                .as("other inputs in every block")
                .isInstanceOf(UpstreamChangedException.class);
        chipgap.forecast.model.SweepCase asked = sweeps.caseAt(id(create("baseline")), 0);
        Manifest.Upstream former = new Manifest.Upstream("former", "digest");
        Manifest manifest = asked.manifest();
        chipgap.forecast.model.Sweep outdated = sweeps.insert(
                UUID.randomUUID(),
                "digest",
                "Of before an upgrade",
                List.of(new chipgap.forecast.model.SweepCase(
                        "baseline",
                        asked.spec(),
                        new Manifest(
                                manifest.compositionVersion(),
                                manifest.policy(),
                                former,
                                manifest.demand(),
                                manifest.plan()))));
        assertThatThrownBy(() -> run(outdated.id(), 0, 1)).isInstanceOf(RunShard.OutdatedException.class);
        assertThat(sweeps.storedParts(outdated.id()).isEmpty()).isTrue();
    }
}
