package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.ExplainShortageRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.GetSweepRequest;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCase;
import chipgap.proto.forecast.v1.SweepServiceGrpc;
import chipgap.proto.forecast.v1.SweepServiceGrpc.SweepServiceBlockingStub;
import chipgap.proto.forecast.v1.SweepState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What those who operate the services see of them: metrics, traces, the log, and how they end. Real processes, set up as in a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    private Traces traces;
    private Suite suite;
    private SuiteClient client;
    private Forecast forecast;

    @BeforeAll
    void up(@TempDir Path state, @TempDir Path keys) throws IOException, InterruptedException {
        Certificates certificates = Certificates.in(keys);
        traces = new Traces();
        suite = new Suite(
                HOME,
                state,
                new Steps(System.out),
                launch -> launch.with(Map.of(
                        "QUARKUS_PROFILE", "local,tls",
                        "CHIPGAP_TLS_CERTIFICATE", certificates.certificate().toString(),
                        "CHIPGAP_TLS_KEY", certificates.key().toString(),
                        "CHIPGAP_TLS_AUTHORITY", certificates.authority().toString(),
                        "CHIPGAP_LOG_JSON", "true",
                        "QUARKUS_OTEL_SDK_DISABLED", "false",
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", traces.endpoint(),
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms",
                        "QUARKUS_SHUTDOWN_DELAY", "1s")));
        client = new SuiteClient(suite, certificates.authority());
        suite.up();
        forecast = client.run(ForecastSpec.newBuilder().setDrawCount(1024).build());
    }

    @AfterAll
    void down() {
        client.close();
        suite.down();
        traces.close();
    }

    private String management(String service, String path) {
        return "http://%s%s".formatted(suite.address(service + "-management"), path);
    }

    private static void until(BooleanSupplier seen) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!seen.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    @Test
    @Order(1)
    void everyMetricOfTheAlertsAndTheDashboardIsExported() throws IOException {
        Set<String> exported = new TreeSet<>(Set.of("up")); // Prometheus' own
        for (String service : Suite.SERVICES) {
            Web.get(management(service, "/q/metrics"))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> exported.add(line.split("[{ ]", 2)[0]));
        }
        List<String> expressions = Observability.expressions();
        assertThat(expressions).hasSizeGreaterThan(15);
        for (String expression : expressions) {
            assertThat(exported).as(expression).containsAll(Observability.metrics(expression));
            assertThat(Observability.metrics(expression)).as(expression).isNotEmpty();
        }
    }

    @Test
    @Order(1)
    void metricsCountWhatHappened() {
        String metrics = Web.get(management("forecast", "/q/metrics"));
        assertThat(metrics)
                .contains("chipgap_forecast_draws_total{application=\"forecast\"} 1024.0")
                .contains("chipgap_forecast_runs_total{application=\"forecast\",state=\"SUCCEEDED\"} 1.0")
                .contains("chipgap_forecast_runs_total{application=\"forecast\",state=\"FAILED\"} 0.0")
                .contains("chipgap_forecast_blocks_in_flight{application=\"forecast\"} 0.0")
                .contains("chipgap_forecast_queued{application=\"forecast\"} 0.0");
        assertThat(metrics.lines().filter(line -> line.contains("CreateForecast") && line.contains("CANCELLED")))
                .as("calls that ended well are counted once")
                .isEmpty();
        assertThat(Web.get(management("supply", "/q/metrics")))
                .containsPattern(
                        "grpc_server_processing_duration_seconds_count\\{application=\"supply\",.*SampleSupply")
                .containsPattern("chipgap_vintage_age_days\\{application=\"supply\"} [0-9]");
    }

    @Test
    @Order(1)
    void theAlertsAreComplete() throws IOException {
        for (JsonNode rule : Observability.rules()) {
            assertThat(rule.at("/alert").asText()).startsWith("Chipgap");
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
            assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
            assertThat(Files.readString(HOME.resolve("docs/operations.md")))
                    .contains("| " + rule.at("/alert").asText() + " |");
        }
    }

    @Test
    @Order(1)
    void prometheusOwnCheckAcceptsTheAlerts() throws InterruptedException, IOException {
        Path rules = HOME.resolve("deploy/observability/alerts.yaml");
        Process check;
        try {
            check = new ProcessBuilder("promtool", "check", "rules", rules.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            System.out.println("  alerts not checked by promtool, which is not installed");
            Assumptions.abort();
            return;
        }
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }

    @Test
    @Order(1)
    void whoSpeaksNoTlsOrTrustsAnotherAuthorityIsNotHeard(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (SuiteClient plain = new SuiteClient(suite);
                SuiteClient stranger =
                        new SuiteClient(suite, Certificates.in(folder).authority())) {
            String token = DemoTokens.of(suite, "viewer");
            for (String service : Suite.SERVICES) {
                assertThat(code(client, service, token)).as(service).isEqualTo(Code.OK);
                assertThat(code(plain, service, token)).as(service).isEqualTo(Code.UNAVAILABLE);
                assertThat(code(stranger, service, token)).as(service).isEqualTo(Code.UNAVAILABLE);
            }
        }
    }

    private static Code code(SuiteClient client, String service, String token) throws IOException {
        return SuiteClient.code(client.channel(service, token), HealthGrpc.getCheckMethod());
    }

    @Test
    @Order(2)
    void aShardOfASweepSpeaksTlsAndKeepsTheLog() throws IOException, InterruptedException {
        SweepServiceBlockingStub stub = SweepServiceGrpc.newBlockingStub(
                        client.channel("forecast", DemoTokens.of(suite, "analyst")))
                .withDeadlineAfter(1, TimeUnit.MINUTES);
        Sweep sweep = stub.createSweep(CreateSweepRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setTitle("One world")
                        .setSpec(ForecastSpec.newBuilder().setDrawCount(100))
                        .addCases(SweepCase.newBuilder().setCaseId("baseline"))
                        .build())
                .getSweep();
        String id = sweep.getName().substring("sweeps/".length());
        new Shards(suite, id, "1").run(new Steps(System.out));
        assertThat(stub.getSweep(GetSweepRequest.newBuilder()
                                .setName(sweep.getName())
                                .build())
                        .getSweep()
                        .getState())
                .isEqualTo(SweepState.SWEEP_STATE_COMPLETE);
        JsonNode done = logged("sweep-%s-0".formatted(id), "Part done");
        assertThat(done.at("/sweep").asText()).isEqualTo(id);
        assertThat(done.at("/draws").asText()).isEqualTo("128");
    }

    @Test
    @Order(1)
    void metricsAndHealthAreNotOnThePortOfCallers() {
        assertThat(Web.answers("http://%s/q/metrics".formatted(suite.address("supply"))))
                .isFalse();
        assertThat(Web.answers("http://%s/q/health/ready".formatted(suite.address("supply"))))
                .isFalse();
        assertThat(Web.answers(management("supply", "/q/metrics"))).isTrue();
    }

    @Test
    @Order(1)
    void aForecastIsOneTraceThroughTheFourServices() throws InterruptedException, IOException {
        until(() -> services(trace()).size() == Suite.SERVICES.size());
        assertThat(services(trace())).containsExactlyInAnyOrderElementsOf(Suite.SERVICES);
        until(() -> samples(trace()).size() >= 3);
        assertThat(samples(trace()))
                .anyMatch(name -> name.endsWith("SamplePolicy"))
                .anyMatch(name -> name.endsWith("SampleSupply"))
                .anyMatch(name -> name.endsWith("SampleDemand"));
        assertThat(traces.spans())
                .filteredOn(span -> span.name().contains("/Sample"))
                .extracting(Traces.Span::trace)
                .containsOnly(trace());
        JsonNode done = logged("forecast", "Forecast done");
        assertThat(done.at("/traceId").asText()).isEqualTo(trace());
        assertThat("forecasts/" + done.at("/forecast").asText()).isEqualTo(forecast.getName());
        assertThat(done.at("/draws").asText()).isEqualTo("1024");
        assertThat(done.at("/service").asText()).isEqualTo("forecast");
    }

    /** The trace of the one forecast that was created; empty until it is known. */
    private String trace() {
        return traces.spans().stream()
                .filter(span ->
                        span.service().equals("forecast") && span.name().endsWith("ForecastService/CreateForecast"))
                .map(Traces.Span::trace)
                .findFirst()
                .orElse("");
    }

    private Set<String> services(String trace) {
        Set<String> services = new TreeSet<>();
        traces.spans().stream()
                .filter(span -> span.trace().equals(trace))
                .forEach(span -> services.add(span.service()));
        return services;
    }

    private Set<String> samples(String trace) {
        Set<String> names = new TreeSet<>();
        traces.spans().stream()
                .filter(span -> span.trace().equals(trace) && span.name().contains("/Sample"))
                .forEach(span -> names.add(span.name()));
        return names;
    }

    /** The one line of a service's log with such a message; every line is JSON once the service has begun. */
    private JsonNode logged(String service, String message) throws IOException {
        List<String> lines = Files.readAllLines(suite.state().log(service)).stream()
                .filter(line -> line.contains(message))
                .toList();
        assertThat(lines).hasSize(1);
        return new ObjectMapper().readTree(lines.getFirst());
    }

    @Test
    @Order(2)
    void toldToEndAServiceIsNotReadyFirstAndFinishesItsCalls() throws InterruptedException {
        ProcessHandle process = suite.process("forecast").orElseThrow();
        Health health = new Health(client.channel("forecast", null));
        assertThat(health.next()).isEqualTo("SERVING");
        CompletableFuture<Integer> call = CompletableFuture.supplyAsync(() -> client.questions()
                .explainShortage(ExplainShortageRequest.newBuilder()
                        .setSpec(ForecastSpec.newBuilder().setDrawCount(16_384))
                        .build())
                .getSerializedSize());
        until(() -> !Web.get(management("forecast", "/q/metrics"))
                .contains("chipgap_forecast_blocks_in_flight{application=\"forecast\"} 0.0"));
        assertThat(call).isNotDone();

        process.destroy();

        assertThat(health.next()).isEqualTo("NOT_SERVING");
        assertThat(Web.answers(management("forecast", "/q/health/ready"))).isFalse();
        assertThat(Web.answers(management("forecast", "/q/health/live"))).isTrue();
        assertThat(call.join()).isPositive();
        health.close();
        process.onExit().join();
        suite.up();
    }
}
