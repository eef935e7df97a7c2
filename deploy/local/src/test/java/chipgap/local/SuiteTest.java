package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.figure.v1.FigureServiceGrpc;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastServiceGrpc;
import chipgap.proto.forecast.v1.ForecastServiceGrpc.ForecastServiceBlockingStub;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.ForecastState;
import chipgap.proto.forecast.v1.GetForecastRequest;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.forecast.v1.QuestionServiceGrpc;
import chipgap.proto.forecast.v1.SweepServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import chipgap.proto.type.v1.Distribution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status.Code;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole suite from outside: real processes, a real Keycloak, a real PostgreSQL, the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(SharedSuite.class)
class SuiteTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Map<String, List<ServiceDescriptor>> SERVICES = Map.of(
            "policy", List.of(PolicyServiceGrpc.getServiceDescriptor(), FigureServiceGrpc.getServiceDescriptor()),
            "supply", List.of(SupplyServiceGrpc.getServiceDescriptor(), FigureServiceGrpc.getServiceDescriptor()),
            "demand", List.of(DemandServiceGrpc.getServiceDescriptor(), FigureServiceGrpc.getServiceDescriptor()),
            "forecast",
                    List.of(
                            ForecastServiceGrpc.getServiceDescriptor(),
                            QuestionServiceGrpc.getServiceDescriptor(),
                            SweepServiceGrpc.getServiceDescriptor()));

    /** What a viewer may not do: change anything, or have something computed. */
    private static final Pattern MORE_THAN_READING = Pattern.compile(
            "Sample|Create|Cancel|Supersede|Import|SupplyChainView|DemandView|Validate|"
                    + "CompareForecasts|PriorityCounterfactual|SelfSufficiencyMultiple|ExplainShortage|BottleneckClock|BuyerView|Alerts|Lineage|ReplayForecast|ExportDraws");

    private Suite suite;
    private SuiteClient client;

    @BeforeAll
    void up(Suite running) throws IOException, InterruptedException {
        suite = running;
        client = new SuiteClient(suite);
        Main.signIn(suite, HOME);
    }

    @AfterAll
    void down() {
        client.close();
    }

    /** What a run of the command line said, and how it ended. */
    private record Said(int exitCode, String text) {}

    private Said cli(String... arguments) throws IOException, InterruptedException {
        Process process = Main.cli(suite, HOME, arguments)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        }
    }

    @Test
    @Order(1)
    void theSameSeedPrintsTheSameNumbersToTheLastDigit() throws IOException, InterruptedException {
        Said once = cli("forecast", "run", "--draws", "1000", "--seed", "42", "--csv");
        Said again = cli("forecast", "run", "--draws", "1000", "--seed", "42", "--csv");
        assertThat(once.exitCode()).as(once.text()).isZero();
        assertThat(again.text()).isEqualTo(once.text());
        Said other = cli("forecast", "run", "--draws", "1000", "--seed", "43", "--csv");
        assertThat(other.text()).isNotEqualTo(once.text());
    }

    /** Published H100e of all pathways (Epoch AI rows of the reference data, summed by quarter). */
    @ParameterizedTest
    @Order(2)
    @CsvSource({"0, 93679", "1, 114815", "2, 129085", "3, 151024"})
    void supplyOf2024IsThePublishedSumAtTheMedian(int quarter, double published) {
        QuarterOutlook outlook = client.run(
                        ForecastSpec.newBuilder().setDrawCount(2000).build())
                .getResult()
                .getQuarters(quarter);
        Distribution supply = outlook.getSupplyH100E();
        double median = supply.getQuantiles()
                .getValues(supply.getQuantiles().getProbabilitiesList().indexOf(0.5));
        assertThat(median).isCloseTo(published, within(.10 * published));
    }

    @Test
    @Order(2)
    void theManifestNamesEverythingTheRunStandsOn() {
        Forecast forecast =
                client.run(ForecastSpec.newBuilder().setDrawCount(100).build());
        assertThat(forecast.getManifest().getPolicy().getInputDigest()).hasSize(64);
        assertThat(forecast.getManifest().getSupply().getInputDigest()).hasSize(64);
        assertThat(forecast.getManifest().getDemand().getInputDigest()).hasSize(64);
        assertThat(forecast.getManifest().getVintage().getAsOfDate().getYear()).isEqualTo(2026);
        assertThat(forecast.getResult().getQuartersCount()).isEqualTo(20);
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({"2025-03-31", "2025-07-31", "2025-11-30"})
    void theForecastOfAPastDateCanBeRunToday(String asOf) throws IOException, InterruptedException {
        Said said = cli("forecast", "run", "--draws", "100", "--as-of", asOf);
        assertThat(said.exitCode()).as(said.text()).isZero();
    }

    @Test
    @Order(2)
    void lineageLeadsToFiguresAndSources() throws IOException, InterruptedException {
        Said said = cli("forecast", "lineage", "--draws", "4096", "--quarter", "2027Q4");
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(said.text()).contains("quantities/", "· weight ", "grade ", "https://");
    }

    /** Where little but a licence is open, its measure leads the list. */
    @Test
    @Order(2)
    void lineageLeadsToMeasuresAndTheirReferences() throws IOException, InterruptedException {
        Said said =
                cli("forecast", "lineage", "--draws", "4096", "--overlay", "bernstein-2025-07", "--quarter", "2025Q4");
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(said.text().lines().filter(line -> line.contains(" % ±")).findFirst())
                .hasValueSatisfying(first -> assertThat(first).contains("measures/us-h20-licence/provisions/licence"));
        assertThat(said.text()).contains("announced 2025-04-09", "grade A https://");
    }

    /** Published inputs through all four services: short by what their author says, with licences promised and, the day before, without. */
    @ParameterizedTest
    @Order(2)
    @CsvSource({"2025-07-31, 2.5", "2025-07-13, 12.6"})
    void bernsteinsInputsGiveBernsteinsShortage(String asOf, double billions) throws IOException, InterruptedException {
        Said said = cli("forecast", "run", "--overlay", "bernstein-2025-07", "--as-of", asOf, "--json");
        assertThat(said.exitCode()).as(said.text()).isZero();
        JsonNode year = new ObjectMapper()
                .readTree(said.text().substring(said.text().indexOf('{')))
                .at("/result/years/0");
        assertThat(year.at("/year").asInt()).isEqualTo(2025);
        assertThat(year.at("/detail/shortfallUsd/mean").asDouble() / 1e9).isCloseTo(billions, within(1e-4));
    }

    @Test
    @Order(2)
    void aScenarioMovesTheFutureAndNotThePublishedPast() {
        ForecastSpec.Builder spec = ForecastSpec.newBuilder().setDrawCount(1000);
        Forecast baseline = client.run(spec.build());
        Forecast open =
                client.run(spec.setScenario("scenarios/no-export-controls").build());
        assertThat(open.getResult().getQuarters(0).getSupplyH100E()).isNotEqualTo(Distribution.getDefaultInstance());
        assertThat(open.getResult().getQuarters(19).getSupplyH100E().getMean())
                .isGreaterThan(
                        baseline.getResult().getQuarters(19).getSupplyH100E().getMean());
    }

    @Test
    @Order(2)
    void aSweepInShardsHasTheNumbersOfForecasts() throws IOException, InterruptedException {
        new SweepRun(suite, (exitCode, arguments) -> {
                    Said said = cli(arguments);
                    assertThat(said.exitCode()).as(said.text()).isEqualTo(exitCode);
                    return said.text();
                })
                .check();
    }

    @Test
    @Order(3)
    void everyRpcWantsATokenThatKeycloakMadeForUs() throws IOException {
        String wrongAudience = DemoTokens.of(suite, "admin-cli", "analyst");
        for (Map.Entry<String, List<ServiceDescriptor>> service : SERVICES.entrySet()) {
            Channel anonymous = client.channel(service.getKey(), null);
            Channel elsewhere = client.channel(service.getKey(), wrongAudience);
            Channel tampered = client.channel(service.getKey(), DemoTokens.of(suite, "admin") + "x");
            for (MethodDescriptor<?, ?> method : methods(service.getValue())) {
                assertThat(SuiteClient.code(anonymous, method))
                        .as("no token: %s", method.getFullMethodName())
                        .isEqualTo(Code.UNAUTHENTICATED);
                assertThat(SuiteClient.code(elsewhere, method))
                        .as("wrong audience: %s", method.getFullMethodName())
                        .isEqualTo(Code.UNAUTHENTICATED);
                assertThat(SuiteClient.code(tampered, method))
                        .as("tampered: %s", method.getFullMethodName())
                        .isEqualTo(Code.UNAUTHENTICATED);
            }
        }
    }

    private static List<MethodDescriptor<?, ?>> methods(List<ServiceDescriptor> services) {
        List<MethodDescriptor<?, ?>> methods = new ArrayList<>();
        services.forEach(service -> methods.addAll(service.getMethods()));
        return methods;
    }

    @Test
    @Order(3)
    void everyRpcWantsARole() throws IOException {
        for (Map.Entry<String, List<ServiceDescriptor>> service : SERVICES.entrySet()) {
            Channel viewer = client.channel(service.getKey(), DemoTokens.of(suite, "viewer"));
            for (MethodDescriptor<?, ?> method : methods(service.getValue())) {
                String name = String.valueOf(method.getBareMethodName());
                if (MORE_THAN_READING.matcher(name).lookingAt()) {
                    assertThat(SuiteClient.code(viewer, method)).as(name).isEqualTo(Code.PERMISSION_DENIED);
                } else {
                    assertThat(SuiteClient.code(viewer, method)).as(name).isIn(Code.OK, Code.INVALID_ARGUMENT);
                }
            }
        }
    }

    @Test
    @Order(4)
    void theCommandLineTellsFailuresInOneLineWithAnExitCode() throws IOException, InterruptedException {
        assertOneLine(cli("forecast", "get", "forecasts/none"), 1, "There is no 'forecasts/none'");
        assertOneLine(cli("forecast", "run", "--draws", "5"), 1, "The draw count (5) must lie in [100, 1000000]");
        assertOneLine(cli("forecast", "run", "--scenario", "wishful"), 1, "no scenario 'scenarios/wishful'");
        assertOneLine(cli("forecast", "run", "--from", "2025Q1", "--to", "2035Q1"), 1, "must lie inside");
        assertOneLine(cli("forecast", "run", "--from", "2025"), 2, "Give both");
        assertOneLine(cli("forecast", "run", "--drwas", "5"), 2, "--drwas");
        assertOneLine(cli("forecast", "run", "--as-of", "2025-01-01"), 1, "NO_EVIDENCE");
        assertOneLine(cli("login", "--user", "nobody"), 2, "No password");
        assertOneLine(cli("figures", "show", "F9999"), 1, "None of supply, demand and policy knows F9999");
    }

    private static void assertOneLine(Said said, int exitCode, String part) {
        assertThat(said.text()).contains(part);
        assertThat(said.text().strip().lines().count()).as(said.text()).isOne();
        assertThat(said.exitCode()).as(said.text()).isEqualTo(exitCode);
    }

    @Test
    @Order(4)
    void theCommandLinePrintsATableJsonAndAList() throws IOException, InterruptedException {
        assertThat(cli("figures", "compare", "smic.ai_die.yield", "2025").text())
                .contains("F0006", "pool", "●");
        Said table = cli("forecast", "run", "--draws", "500");
        assertThat(table.text()).contains("2024Q1", "2028Q4", "P(short)", "median shortfall", "government");
        String name = table.text().substring(0, table.text().indexOf(' '));
        JsonNode json = new ObjectMapper()
                .readTree(cli("forecast", "get", name, "--json").text());
        assertThat(json.path("state").asText()).isEqualTo("FORECAST_STATE_SUCCEEDED");
        assertThat(cli("forecast", "list").text()).contains(name);
    }

    @Test
    @Order(5)
    void reflectionTellsTheContractInTheLocalProfile() {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> ask = ServerReflectionGrpc.newStub(client.channel("forecast", null))
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {}
                });
        ask.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        assertThat(answer.orTimeout(20, TimeUnit.SECONDS)
                        .join()
                        .getListServicesResponse()
                        .getServiceList())
                .extracting(service -> service.getName())
                .contains("chipgap.forecast.v1.ForecastService");
        ask.onCompleted();
    }

    @Test
    @Order(6)
    void startingTwiceStartsNothing() {
        Map<String, Long> before = pids();
        suite.up();
        assertThat(pids()).isEqualTo(before);
        assertThat(suite.status()).isTrue();
    }

    private Map<String, Long> pids() {
        return Suite.SERVICES.stream()
                .collect(Collectors.toMap(
                        service -> service,
                        service -> suite.process(service).orElseThrow().pid()));
    }

    @Test
    @Order(7)
    void aKilledUpstreamFailsTheRunByNameAndANewOneWorksAfterARestart() throws InterruptedException {
        Forecast running =
                client.create(ForecastSpec.newBuilder().setDrawCount(1_000_000).build());
        ForecastServiceBlockingStub stub = client.forecasts();
        GetForecastRequest get =
                GetForecastRequest.newBuilder().setName(running.getName()).build();
        while (stub.getForecast(get).getForecast().getDoneDrawCount() == 0) {
            Thread.sleep(50);
        }
        ProcessHandle process = suite.process("supply").orElseThrow();
        process.destroyForcibly();
        long killed = System.nanoTime();
        Forecast failed = client.ended(running);
        assertThat(failed.getState()).isEqualTo(ForecastState.FORECAST_STATE_FAILED);
        assertThat(failed.getFailure().getReason()).isEqualTo("SUPPLY_UNAVAILABLE");
        assertThat(System.nanoTime() - killed)
                .as("within the deadline of a call")
                .isLessThan(TimeUnit.SECONDS.toNanos(25));
        suite.up();
        client.run(ForecastSpec.newBuilder().setDrawCount(500).build());
    }

    @Test
    @Order(8)
    void aKilledForecastServiceLosesNoForecast() throws InterruptedException {
        Forecast kept = client.run(ForecastSpec.newBuilder().setDrawCount(500).build());
        UUID requestId = UUID.randomUUID();
        ForecastSpec large = ForecastSpec.newBuilder().setDrawCount(1_000_000).build();
        Forecast running = client.create(large, requestId);
        ProcessHandle process = suite.process("forecast").orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        suite.up();
        Forecast interrupted = client.ended(running);
        assertThat(interrupted.getState()).isEqualTo(ForecastState.FORECAST_STATE_FAILED);
        assertThat(interrupted.getFailure().getReason()).isEqualTo("INTERRUPTED");
        assertThat(client.create(large, requestId)).isEqualTo(interrupted);
        assertThat(client.ended(kept).toByteString()).isEqualTo(kept.toByteString());
    }
}
