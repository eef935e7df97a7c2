package chipgap.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One of the four services. */
final class ServicePart implements Part {
    private final String service;
    private final Path folder;
    private final Ports ports;
    private final Secrets secrets;
    private final KeycloakPart keycloak;
    private final UnaryOperator<Launch> otherwise;

    ServicePart(
            String service,
            Path home,
            Ports ports,
            Secrets secrets,
            KeycloakPart keycloak,
            UnaryOperator<Launch> otherwise) {
        this.service = service;
        this.folder = home.resolve(service + "-service/target/quarkus-app");
        this.ports = ports;
        this.secrets = secrets;
        this.keycloak = keycloak;
        this.otherwise = otherwise;
    }

    @Override
    public String name() {
        return service;
    }

    @Override
    public void prepare(Steps steps) {
        if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
            throw new SuiteException(
                    "%s-service is not built. Run deploy/local/up, which builds it.".formatted(service));
        }
        ports.choose(service, steps);
        ports.choose(management(), steps);
    }

    private String management() {
        return service + "-management";
    }

    @Override
    public Launch launch() {
        List<String> command = new ArrayList<>(List.of(Part.java(), "-XX:+UseSerialGC"));
        if (service.equals("forecast")) {
            // Summaries of two runs at once take most of it. Their histograms are many and far apart: with small pages
            // every other count waits for the table of pages.
            command.addAll(List.of("-Xmx304m", "-XX:+UseTransparentHugePages"));
        } else {
            command.add("-Xmx160m");
        }
        command.addAll(List.of(
                "-XX:MaxDirectMemorySize=64m",
                "--add-modules=jdk.incubator.vector",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                "quarkus-run.jar"));
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        // The C library otherwise keeps an arena of freed memory for every thread.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service)));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.of(management())));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, ports.of("postgres"), service));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.of("postgres." + service));
        String owner = Suite.ownerOf(service);
        environment.put("QUARKUS_FLYWAY_USERNAME", owner);
        environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.of("postgres." + owner));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer());
        // Encrypts the cookies of the page's sessions, which so outlive a restart.
        environment.put("CHIPGAP_SESSION_SECRET", secrets.of("session." + service));
        // Keycloak starts at the same time.
        environment.put("QUARKUS_OIDC_CONNECTION_DELAY", PATIENCE.toSeconds() + "s");
        for (String upstream : Suite.SERVICES) {
            environment.put(
                    "QUARKUS_GRPC_CLIENTS_%s_PORT".formatted(upstream.toUpperCase(Locale.ROOT)),
                    String.valueOf(ports.of(upstream)));
        }
        return otherwise.apply(new Launch(command, environment, folder));
    }

    /** How forecast-service is started to run one shard of a sweep. */
    Launch shard(String sweep, int index, int count) {
        Launch service = launch();
        List<String> command = new ArrayList<>(service.command());
        command.addAll(List.of("sweep", sweep, String.valueOf(count)));
        return new Launch(command, service.environment(), folder)
                .with(Map.of(
                        "QUARKUS_PROFILE", service.environment().getOrDefault("QUARKUS_PROFILE", "local") + ",shard",
                        "JOB_COMPLETION_INDEX", String.valueOf(index),
                        "CHIPGAP_SWEEP_SECRET", secrets.of("keycloak.sweep")));
    }

    @Override
    public boolean isReady() {
        return Web.answers("http://%s:%d/q/health/ready".formatted(LOOPBACK, ports.of(management())));
    }

    @Override
    public boolean endsWithItsGroup() {
        return true;
    }
}
