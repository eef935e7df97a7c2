package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.forecast.v1.ExplainShortageRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.ForecastState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What those who operate the services see of them: metrics, traces, the log, and how they end. Real processes, set up as in a cluster. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest extends ClusterSuite {
    private static final String FIRST = "127.0.0.1";
    private static final String SECOND = "127.0.0.2";

    private Forecast forecast;

    @BeforeAll
    void run() {
        forecast = client.run(ForecastSpec.newBuilder().setDrawCount(1024).build());
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
        String id = SweepRun.ofOneShard(suite, client);
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
        until(() -> traces.services(traces.ofTheForecast()).size() == Suite.SERVICES.size());
        assertThat(traces.services(traces.ofTheForecast())).containsExactlyInAnyOrderElementsOf(Suite.SERVICES);
        until(() -> traces.samples(traces.ofTheForecast()).size() >= 3);
        assertThat(traces.samples(traces.ofTheForecast()))
                .anyMatch(name -> name.endsWith("SamplePolicy"))
                .anyMatch(name -> name.endsWith("SampleSupply"))
                .anyMatch(name -> name.endsWith("SampleDemand"));
        assertThat(traces.spans())
                .filteredOn(span -> span.name().contains("/Sample"))
                .extracting(Traces.Span::trace)
                .containsOnly(traces.ofTheForecast());
        JsonNode done = logged("forecast", "Forecast done");
        assertThat(done.at("/traceId").asText()).isEqualTo(traces.ofTheForecast());
        assertThat("forecasts/" + done.at("/forecast").asText()).isEqualTo(forecast.getName());
        assertThat(done.at("/draws").asText()).isEqualTo("1024");
        assertThat(done.at("/service").asText()).isEqualTo("forecast");
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

    /** Nothing tells the client of the second process but the name, and nothing else that it is about to end. */
    @Test
    @Order(3)
    void aReplicaMoreTakesItsShareOfARunUnderWayAndGoesWithoutATrace() throws IOException, InterruptedException {
        Child second = supplies.start(suite, SECOND);
        int atRest = samples(FIRST);
        Forecast running = create(131_072);
        until(() -> samples(FIRST) > atRest + 4);
        assertThat(samples(SECOND)).isZero();

        long known = System.nanoTime();
        supplies.know(FIRST, SECOND);
        until(() -> samples(SECOND) > 0);
        System.out.printf("  a replica more was called after %.1f s%n", (System.nanoTime() - known) / 1e9);
        int first = samples(FIRST);
        int other = samples(SECOND);
        until(() -> samples(SECOND) >= other + 16);
        assertThat(List.of(samples(FIRST) - first, samples(SECOND) - other))
                .as("shares")
                .allSatisfy(share -> assertThat(share).isBetween(12, 24));

        supplies.know(FIRST);
        second.running().orElseThrow().destroy();
        succeeds(running);
        second.stop(Duration.ofSeconds(40));
    }

    @Test
    @Order(3)
    void aReplicaThatIsKilledIsNotMissed() throws IOException, InterruptedException {
        Child second = supplies.start(suite, SECOND);
        supplies.know(FIRST, SECOND);
        Forecast running = create(65_536);
        until(() -> samples(SECOND) > 5);
        assertThat(samples(SECOND)).isGreaterThan(5);
        second.running().orElseThrow().destroyForcibly();
        succeeds(running);
        supplies.know(FIRST);
        second.forget();
    }

    private int samples(String address) {
        return supplies.samples(suite, address);
    }

    private Forecast create(int draws) {
        return client.create(ForecastSpec.newBuilder().setDrawCount(draws).build());
    }

    private void succeeds(Forecast running) {
        Forecast ended = client.ended(running);
        assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ForecastState.FORECAST_STATE_SUCCEEDED);
    }

    @Test
    @Order(4)
    void anUpstreamThatIsGoneIsSparedAndFoundAgain() throws InterruptedException {
        assertThat(suite.process("supply").orElseThrow().destroyForcibly()).isTrue();
        ForecastSpec spec = ForecastSpec.newBuilder().setDrawCount(512).build();
        until(() -> refusal(spec).contains("SUPPLY has not answered since"));
        assertThat(refusal(spec)).contains("5 calls in a row failed. It is called again in");
        String open = "chipgap_upstream_circuit_open{application=\"forecast\",upstream=\"supply\"} ";
        assertThat(Web.get(management("forecast", "/q/metrics"))).contains(open + "1.0");
        suite.up();
        until(() -> refusal(spec).isEmpty());
        assertThat(Web.get(management("forecast", "/q/metrics"))).contains(open + "0.0");
    }

    /** Why a forecast is not created; empty when it is. */
    private String refusal(ForecastSpec spec) {
        try {
            client.create(spec);
            return "";
        } catch (StatusRuntimeException refused) {
            return String.valueOf(refused.getStatus().getDescription());
        }
    }
}
