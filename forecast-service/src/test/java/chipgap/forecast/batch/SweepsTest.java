package chipgap.forecast.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.UpstreamFakes;
import chipgap.forecast.app.RunShard;
import chipgap.forecast.app.Sweeps;
import chipgap.forecast.app.UpstreamChangedException;
import chipgap.forecast.model.Manifest;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.platform.grpc.CallContext;
import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.GetSweepResultResponse;
import chipgap.proto.forecast.v1.ListSweepsRequest;
import chipgap.proto.forecast.v1.ListSweepsResponse;
import chipgap.proto.forecast.v1.Multipliers;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCase;
import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepOutlook;
import chipgap.proto.forecast.v1.SweepState;
import com.google.protobuf.ByteString;
import com.google.type.Date;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sweeps over the wire, their shards in this process, what is stored in a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class SweepsTest {
    @Inject
    RunShard runShard;

    @Inject
    CallContext calls;

    @Inject
    Sweeps stored;

    @Inject
    ShardJob job;

    private SweepClient sweeps;

    @BeforeEach
    void open() {
        sweeps = new SweepClient(runShard, calls);
    }

    @AfterEach
    void close() {
        sweeps.close();
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
        Sweep one = sweeps.create("baseline", "bound");
        Sweep two = sweeps.create("baseline", "bound");
        Sweep three = sweeps.create("baseline", "bound");
        assertThat(one.getPartCount()).isEqualTo(8);
        assertThat(sweeps.run(one, 0, 1)).isEqualTo(8);
        assertThat(sweeps.run(two, 1, 2)).isEqualTo(4);
        assertThat(sweeps.run(two, 1, 2)).as("a rerun makes nothing").isZero();
        assertThat(sweeps.get(two).getSweep().getState()).isEqualTo(SweepState.SWEEP_STATE_STARTED);
        assertThat(sweeps.get(two).getCases(1).getDonePartCount()).isEqualTo(2);
        assertThat(sweeps.run(two, 0, 2)).isEqualTo(4);
        assertThat(sweeps.run(three, 2, 3) + sweeps.run(three, 0, 3) + sweeps.run(three, 1, 3))
                .isEqualTo(8);
        assertThat(sweeps.get(three).getSweep().getState()).isEqualTo(SweepState.SWEEP_STATE_COMPLETE);
        assertThat(bytes(sweeps.result(two))).isEqualTo(bytes(sweeps.result(one)));
        assertThat(bytes(sweeps.result(three))).isEqualTo(bytes(sweeps.result(one)));
        assertThat(sweeps.result(one).getFirst().getResultDigest())
                .hasSize(64)
                .isNotEqualTo(sweeps.result(one).getLast().getResultDigest());
    }

    @Test
    void aPartIsStoredOnceAndNeverWithOtherNumbers() {
        Sweep first = sweeps.create("baseline");
        Sweep second = sweeps.create("baseline");
        sweeps.run(first, 0, 1);
        sweeps.run(second, 2, 3);
        byte[] numbers = stored.part(SweepClient.id(second), 2);
        assertThat(numbers).isEqualTo(stored.part(SweepClient.id(first), 2)).hasSize(4 * 3 * 3 * 2048);
        stored.store(SweepClient.id(second), 2, numbers);
        numbers[0]++;
        assertThatThrownBy(() -> stored.store(SweepClient.id(second), 2, numbers))
                .isInstanceOf(Sweeps.OtherPartException.class)
                .hasMessageContaining("Part 2 of sweeps/");
        assertThat(stored.part(SweepClient.id(second), 2)).isEqualTo(stored.part(SweepClient.id(first), 2));
    }

    @Test
    void aCaseHasTheNumbersOfTheForecastOfTheSameSpec() {
        Sweep sweep = sweeps.create("baseline", "bound");
        sweeps.run(sweep, 0, 1);
        for (SweepCaseResult found : sweeps.result(sweep)) {
            Forecast forecast = sweeps.forecast(found.getGrounds().getSpec());
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

    /** Changes that are recorded nowhere come along: here with half of the demand nobody is short for long. */
    @Test
    void aCaseKeepsItsOverlay() {
        CreateSweepRequest.Builder request = SweepClient.request("baseline");
        request.addCases(SweepCase.newBuilder()
                .setCaseId("half")
                .setAlternative(Alternative.newBuilder()
                        .setMultipliers(Multipliers.newBuilder().setDemand(.5))));
        request.getSpecBuilder()
                .setAsOfDate(Date.newBuilder().setYear(2024).setMonth(1).setDay(1));
        Sweep sweep = sweeps.create(request.build());
        sweeps.run(sweep, 0, 1);
        List<SweepCaseResult> cases = sweeps.result(sweep);
        SweepCaseResult half = cases.getLast();
        assertThat(half.getGrounds().getSpec().getMultipliers().getDemand()).isEqualTo(.5);
        assertThat(half.getQuarters(0).getOutlook().getDemandH100E().getMean())
                .isCloseTo(
                        cases.getFirst()
                                        .getQuarters(0)
                                        .getOutlook()
                                        .getDemandH100E()
                                        .getMean()
                                / 2,
                        within(1e-3));
    }

    @Test
    void theSameRequestMakesOneSweep() {
        CreateSweepRequest request = SweepClient.request("baseline").build();
        Sweep sweep = sweeps.create(request);
        assertThat(sweeps.create(request)).isEqualTo(sweep);
        StatusRuntimeException refusal = Wire.refusal(
                () -> sweeps.create(request.toBuilder().setTitle("Another").build()));
        assertThat(Wire.errorInfo(refusal).getReason()).isEqualTo("REQUEST_ID_REUSED");
        assertThat(refusal).hasMessageContaining(sweep.getName());
    }

    @Test
    void sweepsAreListedNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.addFirst(sweeps.create("baseline").getName());
        }
        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            ListSweepsResponse page = sweeps.as("viewer")
                    .listSweeps(ListSweepsRequest.newBuilder()
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            page.getSweepsList().forEach(sweep -> listed.add(sweep.getName()));
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(made);
    }

    @Test
    void aShardEndsWithACodeThatSaysWhetherToTryAgain() {
        assertThat(job.run("sweep", "none", "1")).as("no such sweep").isEqualTo(ShardJob.HOPELESS);
        assertThat(job.run("sweep", "none")).as("no number of shards").isEqualTo(ShardJob.HOPELESS);
        assertThat(job.run("sweep", "none", "0")).as("no shard").isEqualTo(ShardJob.HOPELESS);
        assertThat(job.run("sweep", SweepClient.id(sweeps.create("baseline")), "1"))
                .as("no issuer in this test")
                .isEqualTo(ShardJob.FAILED);
    }

    @Test
    void partsOnOtherDataThanAtTheCreationAreRefused() {
        Sweep changing = sweeps.create("changing");
        assertThatThrownBy(() -> sweeps.run(changing, 1, 4))
                .as("other inputs in every block")
                .isInstanceOf(UpstreamChangedException.class);
        chipgap.forecast.model.SweepCase asked = stored.caseAt(SweepClient.id(sweeps.create("baseline")), 0);
        Manifest.Upstream former = new Manifest.Upstream("former", "digest");
        Manifest manifest = asked.manifest();
        chipgap.forecast.model.Sweep outdated = stored.insert(
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
        assertThatThrownBy(() -> sweeps.run(outdated.id(), 0, 1)).isInstanceOf(RunShard.OutdatedException.class);
        assertThat(stored.storedParts(outdated.id()).isEmpty()).isTrue();
    }
}
