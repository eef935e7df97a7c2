package chipgap.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The suite set up as in a cluster: TLS, names of services, JSON logs, traces, and the time to drain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterSuite {
    static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    Replicas supplies;
    Traces traces;
    Suite suite;
    SuiteClient client;

    @BeforeAll
    final void up(@TempDir Path state, @TempDir Path keys) throws IOException, InterruptedException {
        Certificates certificates = Certificates.in(keys);
        traces = new Traces();
        supplies = new Replicas("supply", keys);
        suite = new Suite(
                HOME,
                state,
                new Steps(System.out),
                launch -> supplies.among(launch.with(Map.of(
                        "QUARKUS_PROFILE", "local,tls",
                        "CHIPGAP_TLS_CERTIFICATE", certificates.certificate().toString(),
                        "CHIPGAP_TLS_KEY", certificates.key().toString(),
                        "CHIPGAP_TLS_AUTHORITY", certificates.authority().toString(),
                        "CHIPGAP_LOG_JSON", "true",
                        "QUARKUS_OTEL_SDK_DISABLED", "false",
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", traces.endpoint(),
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms",
                        "QUARKUS_SHUTDOWN_DELAY", "1s"))));
        client = new SuiteClient(suite, certificates.authority());
        suite.up();
    }

    @AfterAll
    final void down() {
        client.close();
        suite.down();
        traces.close();
    }

    String management(String service, String path) {
        return "http://%s%s".formatted(suite.address(service + "-management"), path);
    }

    static void until(BooleanSupplier seen) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!seen.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }
}
