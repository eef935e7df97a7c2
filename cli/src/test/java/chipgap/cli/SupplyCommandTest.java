package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceImplBase;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import chipgap.proto.supply.v1.BindingShare;
import chipgap.proto.supply.v1.ChainAmount;
import chipgap.proto.supply.v1.ChainStage;
import chipgap.proto.supply.v1.DescribeModelRequest;
import chipgap.proto.supply.v1.DescribeModelResponse;
import chipgap.proto.supply.v1.SampleSupplyRequest;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyChainViewRequest;
import chipgap.proto.supply.v1.SupplyChainViewResponse;
import chipgap.proto.supply.v1.SupplyServiceGrpc.SupplyServiceImplBase;
import chipgap.proto.supply.v1.ValidateSupplyRequest;
import chipgap.proto.supply.v1.ValidateSupplyResponse;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.Provenance;
import chipgap.proto.type.v1.ProvisionDraws;
import chipgap.proto.type.v1.Quantiles;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.QuarterRange;
import chipgap.proto.type.v1.StatementCheck;
import chipgap.proto.type.v1.SupplyConstraint;
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

/** What a user sees who asks about supply. The rules are asked of policy-service in the same draws. */
class SupplyCommandTest {
    private static final Date NEWEST =
            Date.newBuilder().setYear(2026).setMonth(9).setDay(30).build();
    private static final PolicyDraws RULES = PolicyDraws.newBuilder()
            .addProvisions(ProvisionDraws.newBuilder().setProvision("measures/m/provisions/p"))
            .build();

    @TempDir
    Path folder;

    private final List<Server> servers = new ArrayList<>();
    private final FakeSupply supply = new FakeSupply();
    private final FakeRules rules = new FakeRules();
    private Settings settings;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                folder.resolve("settings.properties"), "supply=%s%npolicy=%s%n".formatted(serve(supply), serve(rules)));
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
    void theChainShowsWholesAndItsPartsOnlyWhenAsked() {
        String out = run(0, "supply", "show", "--quarter", "2026q4", "--draws", "100", "--seed", "7");
        assertThat(out).contains("2026Q4 · baseline · as of 2026-09-30 · 128 draws · seed 7");
        assertThat(out).contains("good-dies", "1,000").doesNotContain("ascend-910");
        assertThat(out).contains("hbm in 75 % of the draws", "foundry in 25 % of the draws");
        assertThat(run(0, "supply", "show", "--quarter", "2026Q4", "--parts")).contains("ascend-910");
        assertThat(supply.asked.getFirst().getQuarter().getQuarter()).isEqualTo(4);
        assertThat(supply.asked.getFirst().getPolicy()).isEqualTo(RULES);
        assertThat(supply.asked.getFirst().getBlock())
                .isEqualTo(rules.asked.getFirst().getBlock());
        assertThat(supply.asked.getFirst().getVintage())
                .isEqualTo(rules.asked.getFirst().getVintage());
    }

    @Test
    void bottlenecksAreSharesOfDrawsByQuarter() {
        String out = run(0, "supply", "bottlenecks", "--scenario", "no-export-controls", "--as-of", "2025-11-30");
        assertThat(out).contains("no-export-controls · as of 2025-11-30");
        assertThat(out.lines().filter(line -> line.startsWith("20")))
                .satisfiesExactly(
                        first -> assertThat(first).containsSubsequence("2026Q1", "0 %", "50 %", "50 %", "0 %"),
                        second -> assertThat(second).containsSubsequence("2026Q2", "0 %", "0 %", "50 %", "50 %"));
        assertThat(rules.asked.getFirst().getScenario()).isEqualTo("scenarios/no-export-controls");
    }

    @Test
    void statementsBecomeATableOfMarkdown() {
        String out = run(0, "supply", "validate", "--markdown");
        assertThat(out)
                .contains("| figure | publisher |")
                .contains(
                        "| F0076 | SemiAnalysis | 2025-09-08 | Ascend \\| 2025 | 805,000 | 600,000 | 700,000 | 900,000 | 81 % | 512 | chips |")
                .contains("at most 1,600,000");
        assertThat(run(0, "supply", "validate")).contains("Ascend | 2025").doesNotContain("---");
    }

    @Test
    void tooManyDrawsAndNoQuarterAreTold() {
        assertThat(run(2, "supply", "validate", "--draws", "513")).contains("--draws (513) must lie in [32, 512]");
        assertThat(run(2, "supply", "show", "--quarter", "2026")).contains("'2026' of --quarter is not a quarter");
        assertThat(run(2, "supply", "show")).contains("--quarter");
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

    private static final class FakeSupply extends SupplyServiceImplBase {
        final List<SupplyChainViewRequest> asked = new ArrayList<>();

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
                    .setModelVersion("supply-9")
                    .build();
        }

        private static ChainAmount dies(String part) {
            return ChainAmount.newBuilder()
                    .setStage(ChainStage.CHAIN_STAGE_GOOD_DIES)
                    .setPart(part)
                    .setUnit("dies")
                    .setAmount(Distribution.newBuilder()
                            .setMean(1000)
                            .setQuantiles(Quantiles.newBuilder()
                                    .addAllProbabilities(List.of(.05, .5, .95))
                                    .addAllValues(List.of(10.0, 900.0, 3000.0))))
                    .build();
        }

        @Override
        public void supplyChainView(SupplyChainViewRequest request, StreamObserver<SupplyChainViewResponse> answers) {
            asked.add(request);
            answer(
                    SupplyChainViewResponse.newBuilder()
                            .setProvenance(provenance(request.getVintage()))
                            .addAmounts(dies(""))
                            .addAmounts(dies("ascend-910"))
                            .addBindingShares(BindingShare.newBuilder()
                                    .setConstraint(SupplyConstraint.SUPPLY_CONSTRAINT_FOUNDRY)
                                    .setDrawFraction(.25))
                            .addBindingShares(BindingShare.newBuilder()
                                    .setConstraint(SupplyConstraint.SUPPLY_CONSTRAINT_HBM)
                                    .setDrawFraction(.75))
                            .build(),
                    answers);
        }

        @Override
        public void sampleSupply(SampleSupplyRequest request, StreamObserver<SampleSupplyResponse> answers) {
            answer(
                    SampleSupplyResponse.newBuilder()
                            .setProvenance(provenance(request.getVintage()))
                            .addBindingConstraints(SupplyConstraint.SUPPLY_CONSTRAINT_FOUNDRY)
                            .addBindingConstraints(SupplyConstraint.SUPPLY_CONSTRAINT_HBM)
                            .addBindingConstraints(SupplyConstraint.SUPPLY_CONSTRAINT_HBM)
                            .addBindingConstraints(SupplyConstraint.SUPPLY_CONSTRAINT_PACKAGING)
                            .build(),
                    answers);
        }

        @Override
        public void validateSupply(ValidateSupplyRequest request, StreamObserver<ValidateSupplyResponse> answers) {
            StatementCheck check = StatementCheck.newBuilder()
                    .setFigure("figures/F0076")
                    .setPublisher("SemiAnalysis")
                    .setPublishedDate(
                            Date.newBuilder().setYear(2025).setMonth(9).setDay(8))
                    .setTitle("Ascend | 2025")
                    .setUnit("chips")
                    .setStatedCentral(805_000)
                    .setP5(600_000)
                    .setP50(700_000)
                    .setP95(900_000)
                    .setPercentile(.81)
                    .setDrawCount(512)
                    .build();
            answer(
                    ValidateSupplyResponse.newBuilder()
                            .setProvenance(provenance(request.getVintage()))
                            .addChecks(check)
                            .addChecks(check.toBuilder()
                                    .setTitle("Dies")
                                    .clearStatedCentral()
                                    .setStatedHigh(1_600_000))
                            .build(),
                    answers);
        }
    }
}
