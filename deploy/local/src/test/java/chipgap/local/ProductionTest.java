package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service in the profile of production, as a process of its own. */
class ProductionTest {
    private static final Map<String, String> UNSAFE = Map.of(
            "QUARKUS_PROFILE", "production",
            "QUARKUS_OIDC_AUTH_SERVER_URL", "http://login.example.com/realms/chipgap",
            "QUARKUS_DATASOURCE_USERNAME", "forecast",
            "QUARKUS_DATASOURCE_PASSWORD", "changeme-changeme",
            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/forecast",
            "QUARKUS_GRPC_SERVER_ENABLE_REFLECTION_SERVICE", "true");

    private record Ended(int exitCode, String output) {}

    private static Ended start(Map<String, String> settings) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Part.java(), "-jar", "quarkus-run.jar")
                .directory(Path.of("../../forecast-service/target/quarkus-app").toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(settings);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void itRefusesToStartAndSaysWhichSettingsAreUnsafe() throws IOException, InterruptedException {
        Ended refused = start(UNSAFE);
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output())
                .contains("These settings are not safe for production")
                .contains("quarkus.oidc.auth-server-url (http://login.example.com/realms/chipgap) is no https address")
                .contains("quarkus.datasource.password is missing, a default or shorter")
                .contains("quarkus.datasource.jdbc.url has no 'sslmode=verify-full'")
                .contains("quarkus.http.insecure-requests (unset) must be 'disabled'")
                .contains("quarkus.tls.service.key-store.pem.0.cert is missing")
                .contains("quarkus.grpc.server.enable-reflection-service is on")
                .contains("quarkus.grpc.clients.supply.ssl.trust-store is missing")
                .contains("chipgap.session-secret is missing")
                .doesNotContain("changeme");
    }

    @Test
    void aMissingIssuerIsNamed() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(UNSAFE);
        settings.remove("QUARKUS_OIDC_AUTH_SERVER_URL");
        assertThat(start(settings).output()).contains("quarkus.oidc.auth-server-url (unset) is no https address");
    }
}
