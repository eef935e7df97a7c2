package chipgap.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionSettingsTest {
    private static final Map<String, String> SAFE = Map.of(
            "quarkus.oidc.auth-server-url", "https://login.example.com/realms/chipgap",
            "quarkus.datasource.username", "supply",
            "quarkus.datasource.password", "3fXkUe9sPq0LmZ7wTb",
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example.com/supply?sslmode=verify-full",
            "quarkus.http.insecure-requests", "disabled",
            "quarkus.tls.key-store.pem.0.cert", "/tls/tls.crt",
            "quarkus.tls.key-store.pem.0.key", "/tls/tls.key",
            "quarkus.grpc.clients.policy.host", "policy-service",
            "quarkus.grpc.clients.policy.ssl.trust-store", "/tls/ca.crt");

    @Test
    void safeOnesPass() {
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(SAFE.get(name))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(nullValues = "-", textBlock = """
            quarkus.oidc.auth-server-url, -
            quarkus.oidc.auth-server-url, http://login.example.com/realms/chipgap
            quarkus.datasource.password, -
            quarkus.datasource.password, short
            quarkus.datasource.password, changeme-changeme
            quarkus.datasource.jdbc.url, jdbc:postgresql://db.example.com/supply
            quarkus.http.insecure-requests, -
            quarkus.http.insecure-requests, enabled
            quarkus.tls.key-store.pem.0.cert, -
            quarkus.tls.key-store.pem.0.key, -
            quarkus.grpc.server.enable-reflection-service, true
            quarkus.grpc.clients.policy.ssl.trust-store, -
            """)
    void eachUnsafeOneIsNamedAlone(String setting, String value) {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put(setting, value);
        assertThat(ProductionSettings.problems(name -> Optional.ofNullable(settings.get(name))))
                .singleElement()
                .asString()
                .contains(setting)
                .satisfies(
                        problem -> assertThat(setting.endsWith("password") && value != null && problem.contains(value))
                                .isFalse());
    }
}
