package chipgap.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The suite on this machine: PostgreSQL, Keycloak and the four services. */
final class Suite {
    /** The services, in the order in which they are named to people. */
    static final List<String> SERVICES = List.of("policy", "supply", "demand", "forecast");
    /** Every part with a database and a role of its own name. */
    static final List<String> DATABASES = List.of("policy", "supply", "demand", "forecast", "keycloak");
    /** Users of the demo realm, each named like its role. */
    static final List<String> DEMO_USERS = List.of("viewer", "analyst", "editor", "admin");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LOOPBACK = "127.0.0.1";

    private final Path home;
    private final StateFolder state;
    private final Ports ports;
    private final Secrets secrets;
    private final Steps steps;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * A suite.
     *
     * @param home folder of the checkout, built
     * @param folder folder that keeps data, passwords, ports and logs
     */
    Suite(Path home, Path folder, Steps steps) {
        this.home = home;
        this.state = new StateFolder(folder);
        this.ports = new Ports(state);
        this.secrets = new Secrets(state);
        this.steps = steps;
    }

    StateFolder state() {
        return state;
    }

    /** Starts what does not run. */
    void up() {
        boolean isFirst = !secrets.has("demo.analyst");
        DEMO_USERS.forEach(user -> secrets.of("demo." + user));
        startPostgres();
        List<Child> starting = new ArrayList<>();
        startKeycloak(starting);
        for (String service : SERVICES) {
            if (child(service).running().isEmpty()) {
                ports.choose(service, steps);
            }
        }
        SERVICES.forEach(service -> startService(service, starting));
        if (starting.isEmpty()) {
            steps.note("everything runs already");
        }
        for (Child child : starting) {
            steps.step("waiting for " + child.name(), () -> {
                child.await(readiness(child.name()), PATIENCE);
                return null;
            });
        }
        writeCliSettings();
        if (isFirst) {
            tellPasswords();
        }
    }

    /** Stops what up started, in the opposite order. */
    void down() {
        List<String> parts = new ArrayList<>(SERVICES.reversed());
        parts.addAll(List.of("keycloak", "postgres"));
        boolean any = false;
        for (String part : parts) {
            if (child(part).running().isPresent()) {
                any = true;
                steps.step("stopping " + part, () -> child(part).stop(Duration.ofSeconds(20)));
            } else {
                child(part).stop(Duration.ZERO);
            }
        }
        if (!any) {
            steps.note("nothing runs");
        }
    }

    /** What runs, one line a part. Returns whether everything does. */
    boolean status() {
        boolean all = true;
        List<String> parts = new ArrayList<>(List.of("postgres", "keycloak"));
        parts.addAll(SERVICES);
        for (String part : parts) {
            boolean isReady =
                    child(part).running().isPresent() && readiness(part).isReady();
            all &= isReady;
            String place = ports.knows(part) ? LOOPBACK + ":" + ports.of(part) : "";
            String process = child(part)
                    .running()
                    .map(handle -> "pid %d, %d MB".formatted(handle.pid(), Memory.residentMegabytes(handle.pid())))
                    .orElse("");
            steps.note("%-9s %-8s %-16s %s"
                    .formatted(part, isReady ? "ready" : "not up", place, process)
                    .stripTrailing());
        }
        return all;
    }

    String address(String service) {
        return LOOPBACK + ":" + ports.of(service);
    }

    String issuer() {
        return "http://%s/realms/chipgap".formatted(address("keycloak"));
    }

    String demoPassword(String user) {
        return secrets.of("demo." + user);
    }

    Child child(String part) {
        return new Child(state, part, !part.equals("postgres"));
    }

    private void startPostgres() {
        Child postgres = child("postgres");
        if (postgres.running().isPresent()) {
            return;
        }
        int port = ports.choose("postgres", steps);
        DATABASES.forEach(part -> secrets.of("postgres." + part));
        secrets.of("postgres");
        steps.step("starting postgres", () -> {
            Files.deleteIfExists(state.path("postgres.ready"));
            postgres.start(
                    List.of(
                            java(),
                            "-XX:+UseSerialGC",
                            "-Xmx192m",
                            "-cp",
                            classPath(),
                            PostgresServer.class.getName(),
                            state.path("").toString(),
                            String.valueOf(port)),
                    Map.of(),
                    state.path(""));
            postgres.await(readiness("postgres"), PATIENCE);
            return null;
        });
    }

    private void startKeycloak(List<Child> starting) {
        Child keycloak = child("keycloak");
        if (keycloak.running().isPresent()) {
            return;
        }
        int port = ports.choose("keycloak", steps);
        int management = ports.choose("keycloak-management", steps);
        Path folder = keycloakFolder();
        if (!Files.exists(folder.resolve("built-for-postgres"))) {
            steps.step("preparing keycloak (once)", () -> prepareKeycloak(folder));
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx256m");
        environment.put("KC_DB_URL", "jdbc:postgresql://%s:%d/keycloak".formatted(LOOPBACK, ports.of("postgres")));
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", secrets.of("postgres.keycloak"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of("keycloak.admin"));
        DEMO_USERS.forEach(user ->
                environment.put("DEMO_%s_PASSWORD".formatted(user.toUpperCase(Locale.ROOT)), demoPassword(user)));
        keycloak.start(
                List.of(
                        "bash",
                        folder.resolve("bin/kc.sh").toString(),
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--http-enabled=true",
                        "--http-host=" + LOOPBACK,
                        "--http-port=" + port,
                        "--http-management-port=" + management,
                        "--hostname-strict=false",
                        "--cache=local"),
                environment,
                folder);
        starting.add(keycloak);
    }

    /** The unpacked distribution; its version is in its name. */
    private Path keycloakFolder() {
        try (Stream<Path> unpacked = Files.list(home.resolve("deploy/local/target"))) {
            return unpacked.filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow(
                            () -> new SuiteException("Keycloak is not unpacked. Run deploy/local/up, which does it."));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path prepareKeycloak(Path folder) throws IOException, InterruptedException {
        Path imports = Files.createDirectories(folder.resolve("data/import"));
        for (String file : List.of("chipgap-realm.json", "chipgap-users-0.json")) {
            Files.copy(
                    home.resolve("deploy/keycloak").resolve(file),
                    imports.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder build = new ProcessBuilder(
                        "bash",
                        folder.resolve("bin/kc.sh").toString(),
                        "build",
                        "--db=postgres",
                        "--health-enabled=true")
                .redirectErrorStream(true)
                .redirectOutput(state.log("keycloak-build").toFile());
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (build.start().waitFor() != 0) {
            throw new SuiteException("Keycloak could not be prepared. See " + state.log("keycloak-build"));
        }
        return Files.createFile(folder.resolve("built-for-postgres"));
    }

    private void startService(String service, List<Child> starting) {
        Child child = child(service);
        if (child.running().isPresent()) {
            return;
        }
        Path folder = home.resolve(service + "-service/target/quarkus-app");
        if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
            throw new SuiteException(
                    "%s-service is not built. Run deploy/local/up, which builds it.".formatted(service));
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service)));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, ports.of("postgres"), service));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.of("postgres." + service));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer());
        // Keycloak starts at the same time.
        environment.put("QUARKUS_OIDC_CONNECTION_DELAY", PATIENCE.toSeconds() + "s");
        for (String upstream : SERVICES) {
            environment.put(
                    "QUARKUS_GRPC_CLIENTS_%s_PORT".formatted(upstream.toUpperCase(Locale.ROOT)),
                    String.valueOf(ports.of(upstream)));
        }
        child.start(
                List.of(
                        java(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        "quarkus-run.jar"),
                environment,
                folder);
        starting.add(child);
    }

    private Child.Readiness readiness(String part) {
        return switch (part) {
            case "postgres" -> () -> Files.exists(state.path("postgres.ready"));
            case "keycloak" -> () -> answers(issuer() + "/.well-known/openid-configuration");
            default -> () -> answers("http://%s/q/health/ready".formatted(address(part)));
        };
    }

    private boolean answers(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted.", stopped);
        }
    }

    private void writeCliSettings() {
        Properties settings = new Properties();
        settings.setProperty("forecast", address("forecast"));
        settings.setProperty("issuer", issuer());
        Path folder = state.made("cli");
        new StateFolder(folder).write("settings.properties", settings);
    }

    private void tellPasswords() {
        steps.note("");
        steps.note("Demo users, made now and told once (kept in %s):".formatted(state.path("secrets.properties")));
        DEMO_USERS.forEach(user -> steps.note("  %-8s %s".formatted(user, demoPassword(user))));
        steps.note("");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        try {
            Path jar = Path.of(Suite.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(jar) ? System.getProperty("java.class.path") : jar.toString();
        } catch (URISyntaxException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
