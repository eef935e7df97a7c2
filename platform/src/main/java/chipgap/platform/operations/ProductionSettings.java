package chipgap.platform.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What must hold of the settings of a service in production. */
final class ProductionSettings {
    private static final int SHORTEST_PASSWORD = 16;
    private static final int SHORTEST_SECRET = 32;
    private static final Set<String> WELL_KNOWN = Set.of("changeme", "chipgap", "password", "postgres", "secret");
    private static final List<String> UPSTREAMS = List.of("policy", "supply", "demand");

    private final Function<String, Optional<String>> settings;
    private final List<String> problems = new ArrayList<>();

    private ProductionSettings(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /**
     * What is wrong, each with the setting's name and what to do; the value of a password never. A process that only migrates serves nobody:
     * its database alone matters. A shard of a sweep serves nobody either, but calls, and signs in itself.
     *
     * @param settings value of a setting by its name
     */
    static List<String> problems(Function<String, Optional<String>> settings) {
        ProductionSettings checked = new ProductionSettings(settings);
        checked.database();
        boolean migrates = checked.value("quarkus.init-and-exit").equals("true");
        boolean signsIn = checked.value("quarkus.oidc-client.client-enabled").equals("true");
        if (!migrates) {
            checked.issuer();
            checked.upstreams();
        }
        if (signsIn) {
            checked.ownSecret();
        } else if (!migrates) {
            checked.transport();
            checked.sessions();
        }
        return List.copyOf(checked.problems);
    }

    private void issuer() {
        String issuer = value("quarkus.oidc.auth-server-url");
        require(
                issuer.startsWith("https://"),
                "quarkus.oidc.auth-server-url (%s) is no https address. Give the address of the realm.",
                shown(issuer));
    }

    private void database() {
        String password = value("quarkus.datasource.password");
        require(
                password.length() >= SHORTEST_PASSWORD
                        && WELL_KNOWN.stream().noneMatch(password::contains)
                        && !password.equals(value("quarkus.datasource.username")),
                "quarkus.datasource.password is missing, a default or shorter than %s characters. Give a random one.",
                SHORTEST_PASSWORD);
        require(
                value("quarkus.datasource.jdbc.url").contains("sslmode=verify-full"),
                "quarkus.datasource.jdbc.url has no '%s'. Connections to the database must be encrypted and its certificate checked.",
                "sslmode=verify-full");
    }

    private void transport() {
        require(
                value("quarkus.http.insecure-requests").equals("disabled"),
                "quarkus.http.insecure-requests (%s) must be 'disabled': calls come over TLS only. Add the profile 'tls'.",
                shown(value("quarkus.http.insecure-requests")));
        for (String setting :
                List.of("quarkus.tls.service.key-store.pem.0.cert", "quarkus.tls.service.key-store.pem.0.key")) {
            require(
                    !value(setting).isEmpty(),
                    "%s is missing. Add the profile 'tls', and give the path of the service's own.",
                    setting);
        }
        require(
                !value("quarkus.grpc.server.enable-reflection-service").equals("true"),
                "%s is on. It tells the contract to callers without a token; leave it out.",
                "quarkus.grpc.server.enable-reflection-service");
    }

    private void upstreams() {
        for (String upstream : UPSTREAMS) {
            String client = "quarkus.grpc.clients." + upstream;
            require(
                    value(client + ".host").isEmpty()
                            || !value(client + ".ssl.trust-store").isEmpty(),
                    "%s.ssl.trust-store is missing. Give the path of the certificate authority of the services.",
                    client);
        }
    }

    private void ownSecret() {
        require(
                value("chipgap.sweep-secret").length() >= SHORTEST_SECRET,
                "chipgap.sweep-secret is missing or shorter than %s characters. Give that of the issuer's client chipgap-sweep.",
                SHORTEST_SECRET);
    }

    private void sessions() {
        require(
                value("quarkus.oidc.web.client-id").isEmpty()
                        || value("chipgap.session-secret").length() >= SHORTEST_SECRET,
                "chipgap.session-secret is missing or shorter than %s characters. Give all replicas the same random one.",
                SHORTEST_SECRET);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "unset" : value;
    }

    private String value(String setting) {
        return settings.apply(setting).orElse("");
    }

    private void require(boolean holds, String problem, Object shown) {
        if (!holds) {
            problems.add(problem.formatted(shown));
        }
    }
}
