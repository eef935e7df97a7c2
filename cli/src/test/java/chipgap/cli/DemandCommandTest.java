package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.demand.v1.DemandAmount;
import chipgap.proto.demand.v1.DemandMeasure;
import chipgap.proto.demand.v1.DemandServiceGrpc.DemandServiceImplBase;
import chipgap.proto.demand.v1.DemandViewRequest;
import chipgap.proto.demand.v1.DemandViewResponse;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.DescribeModelResponse;
import chipgap.proto.demand.v1.ValidateDemandRequest;
import chipgap.proto.demand.v1.ValidateDemandResponse;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceImplBase;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.Provenance;
import chipgap.proto.type.v1.ProvisionDraws;
import chipgap.proto.type.v1.Quantiles;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.QuarterRange;
import chipgap.proto.type.v1.StatementCheck;
import chipgap.proto.type.v1.Vintage;
import com.google.type.Date;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees who asks about demand. The rules are asked of policy-service in the same draws. */
class DemandCommandTest {
    private static final Date NEWEST =
            Date.newBuilder().setYear(2026).setMonth(9).setDay(30).build();
    private static final PolicyDraws RULES = PolicyDraws.newBuilder()
            .addProvisions(ProvisionDraws.newBuilder().setProvision("measures/m/provisions/p"))
            .build();

    @TempDir
    Path folder;

    private final List<Server> servers = new ArrayList<>();
    private final FakeDemand demand = new FakeDemand();
    private final FakeRules rules = new FakeRules();
    private Settings settings;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                folder.resolve("settings.properties"), "demand=%s%npolicy=%s%n".formatted(serve(demand), serve(rules)));
        settings = Settings.at(folder);
        settings.keepCredentials(Map.of(
                "access_token",
                "the-token",
                "expires_at",
                Instant.now().plusSeconds(3600).toString()));
    }

    private String serve(BindableService service) throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(service)
                .build()
                .start();
        servers.add(server);
        return "127.0.0.1:" + server.getPort();
    }

    @AfterEach
    void stop() {
        servers.forEach(Server::shutdownNow);
    }

    @Test
    void demandShowsWholesAndItsSegmentsOnlyWhenAsked() {
        String out = run(0, "demand", "show", "--quarter", "2026q4", "--draws", "100", "--seed", "7");
        assertThat(out).contains("2026Q4 · baseline · as of 2026-09-30 · 128 draws · seed 7");
        assertThat(out)
                .containsSubsequence("new-demand", "all", "1,000", "10", "900", "3,000", "H100e")
                .doesNotContain("ai-labs");
        assertThat(run(0, "demand", "show", "--quarter", "2026Q4", "--parts")).contains("ai-labs");
        assertThat(demand.asked.getFirst().getQuarter().getQuarter()).isEqualTo(4);
        assertThat(demand.asked.getFirst().getPolicy()).isEqualTo(RULES);
        assertThat(demand.asked.getFirst().getBlock())
                .isEqualTo(rules.asked.getFirst().getBlock());
        assertThat(demand.asked.getFirst().getVintage())
                .isEqualTo(rules.asked.getFirst().getVintage());
    }

    @Test
    void rulesOfAScenarioAndDateAreAsked() {
        String out = run(0, "demand", "validate", "--scenario", "no-export-controls", "--as-of", "2025-11-30");
        assertThat(out).contains("no-export-controls · as of 2025-11-30");
        assertThat(rules.asked.getFirst().getScenario()).isEqualTo("scenarios/no-export-controls");
    }

    @Test
    void statementsBecomeATableOfMarkdown() {
        String out = run(0, "demand", "validate", "--markdown");
        assertThat(out)
                .contains("| figure | publisher |")
                .contains(
                        "| F0243 | Bernstein | 2025-07-17 | Wanted \\| 2025 | 39.5 | 20 | 40 | 80 | 49 % | 512 | USD bn |")
                .contains("16 [12-20]");
        assertThat(run(0, "demand", "validate")).contains("Wanted | 2025").doesNotContain("---");
    }

    @Test
    void tooManyDrawsAndNoQuarterAreTold() {
        assertThat(run(2, "demand", "validate", "--draws", "513")).contains("--draws (513) must lie in [32, 512]");
        assertThat(run(2, "demand", "show", "--quarter", "2026")).contains("'2026' of --quarter is not a quarter");
        assertThat(run(2, "demand", "show")).contains("--quarter");
    }

    private String run(int exitCode, String... arguments) {
        StringWriter out = new StringWriter();
        int ended = Chipgap.commandLine(settings)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
        assertThat(ended).as(out.toString()).isEqualTo(exitCode);
        return out.toString();
    }

    private static <T> void answer(T message, StreamObserver<T> answers) {
        answers.onNext(message);
        answers.onCompleted();
    }

    private static final class FakeRules extends PolicyServiceImplBase {
        final List<SamplePolicyRequest> asked = new ArrayList<>();

        @Override
        public void samplePolicy(SamplePolicyRequest request, StreamObserver<SamplePolicyResponse> answers) {
            asked.add(request);
            answer(SamplePolicyResponse.newBuilder().setDraws(RULES).build(), answers);
        }
    }

    private static final class FakeDemand extends DemandServiceImplBase {
        final List<DemandViewRequest> asked = new ArrayList<>();

        @Override
        public void describeModel(DescribeModelRequest request, StreamObserver<DescribeModelResponse> answers) {
            answer(
                    DescribeModelResponse.newBuilder()
                            .setModel(ModelDescription.newBuilder()
                                    .setNewestVintage(Vintage.newBuilder().setAsOfDate(NEWEST))
                                    .setHorizon(QuarterRange.newBuilder()
                                            .setStart(Quarter.newBuilder()
                                                    .setYear(2026)
                                                    .setQuarter(1))
                                            .setEnd(Quarter.newBuilder()
                                                    .setYear(2026)
                                                    .setQuarter(3))))
                            .build(),
                    answers);
        }

        private static Provenance provenance(Vintage vintage) {
            return Provenance.newBuilder()
                    .setVintage(vintage)
                    .setModelVersion("demand-9")
                    .build();
        }

        private static DemandAmount wanted(String segment) {
            return DemandAmount.newBuilder()
                    .setMeasure(DemandMeasure.DEMAND_MEASURE_NEW_DEMAND)
                    .setSegment(segment)
                    .setUnit("H100e")
                    .setAmount(Distribution.newBuilder()
                            .setMean(1000)
                            .setQuantiles(Quantiles.newBuilder()
                                    .addAllProbabilities(List.of(.05, .5, .95))
                                    .addAllValues(List.of(10.0, 900.0, 3000.0))))
                    .build();
        }

        @Override
        public void demandView(DemandViewRequest request, StreamObserver<DemandViewResponse> answers) {
            asked.add(request);
            answer(
                    DemandViewResponse.newBuilder()
                            .setProvenance(provenance(request.getVintage()))
                            .addAmounts(wanted(""))
                            .addAmounts(wanted("segments/ai-labs"))
                            .build(),
                    answers);
        }

        @Override
        public void validateDemand(ValidateDemandRequest request, StreamObserver<ValidateDemandResponse> answers) {
            StatementCheck check = StatementCheck.newBuilder()
                    .setFigure("figures/F0243")
                    .setPublisher("Bernstein")
                    .setPublishedDate(
                            Date.newBuilder().setYear(2025).setMonth(7).setDay(17))
                    .setTitle("Wanted | 2025")
                    .setUnit("USD bn")
                    .setStatedCentral(39.5)
                    .setP5(20)
                    .setP50(40)
                    .setP95(80)
                    .setPercentile(.49)
                    .setDrawCount(512)
                    .build();
            answer(
                    ValidateDemandResponse.newBuilder()
                            .setProvenance(provenance(request.getVintage()))
                            .addChecks(check)
                            .addChecks(check.toBuilder()
                                    .setTitle("Ordered")
                                    .setStatedLow(12)
                                    .setStatedCentral(16)
                                    .setStatedHigh(20))
                            .build(),
                    answers);
        }
    }
}
