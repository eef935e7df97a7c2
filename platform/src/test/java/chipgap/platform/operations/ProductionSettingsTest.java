package chipgap.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionSettingsTest {
    private static final Map<String, String> SAFE = Map.ofEntries(
            Map.entry("quarkus.oidc.auth-server-url", "https://login.example.com/realms/chipgap"),
            Map.entry("quarkus.datasource.username", "supply"),
            Map.entry("quarkus.datasource.password", "3fXkUe9sPq0LmZ7wTb"),
            Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example.com/supply?sslmode=verify-full"),
            Map.entry("quarkus.http.insecure-requests", "disabled"),
            Map.entry("quarkus.tls.service.key-store.pem.0.cert", "/tls/tls.crt"),
            Map.entry("quarkus.tls.service.key-store.pem.0.key", "/tls/tls.key"),
            Map.entry("quarkus.grpc.clients.policy.host", "policy-service"),
            Map.entry("quarkus.grpc.clients.policy.ssl.trust-store", "/tls/ca.crt"),
            Map.entry("quarkus.oidc.web.client-id", "chipgap-web"),
            Map.entry("chipgap.session-secret", "Vb2Ue9sPq0LmZ7wTb3fXkUe9sPq0LmZ7"));

    @Test
    void safeOnesPass() {
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(SAFE.get(name))))
                .isEmpty();
    }

    @Test
    void aProcessThatOnlyMigratesNeedsItsDatabaseAlone() {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.keySet().removeIf(name -> !name.startsWith("quarkus.datasource"));
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(settings.get(name))))
                .hasSizeGreaterThan(1);
        settings.put("quarkus.init-and-exit", "true");
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(settings.get(name))))
                .isEmpty();
    }

    @Test
    void aShardOfASweepNeedsNoCertificateButASecretOfItsOwn() {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put("quarkus.oidc-client.client-enabled", "true");
        settings.keySet().removeIf(name -> name.startsWith("quarkus.http") || name.startsWith("quarkus.tls"));
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(settings.get(name))))
                .singleElement()
                .asString()
                .contains("chipgap.sweep-secret");
        settings.put("chipgap.sweep-secret", "Ue9sPq0LmZ7wTb3fXkUe9sPq0LmZ7Vb2");
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(settings.get(name))))
                .isEmpty();
        settings.remove("quarkus.grpc.clients.policy.ssl.trust-store");
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(settings.get(name))))
                .singleElement()
                .asString()
                .contains("quarkus.grpc.clients.policy.ssl.trust-store");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(nullValues = "-", textBlock = """
            quarkus.oidc.auth-server-url, -
            quarkus.oidc.auth-server-url, http://login.example.com/realms/chipgap
            quarkus.datasource.password, -
            quarkus.datasource.password, brief
            quarkus.datasource.password, changeme-changeme
            quarkus.datasource.jdbc.url, jdbc:postgresql://db.example.com/supply
            quarkus.http.insecure-requests, -
            quarkus.http.insecure-requests, enabled
            quarkus.tls.service.key-store.pem.0.cert, -
            quarkus.tls.service.key-store.pem.0.key, -
            quarkus.grpc.server.enable-reflection-service, true
            quarkus.grpc.clients.policy.ssl.trust-store, -
            chipgap.session-secret, -
            chipgap.session-secret, too-short
            """)
    void eachUnsafeOneIsNamedAlone(String setting, String value) {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put(setting, value);
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(settings.get(name))))
                .singleElement()
                .asString()
                .contains(setting)
                .satisfies(problem -> assertThat((setting.endsWith("password") || setting.endsWith("secret"))
                                && value != null
                                && problem.contains(value))
                        .isFalse());
    }
}
