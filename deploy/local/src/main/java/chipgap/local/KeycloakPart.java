package chipgap.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Keycloak, with the realm of deploy/keycloak and its data in PostgreSQL. */
final class KeycloakPart implements Part {
    private static final String PREPARED = "prepared-for-chipgap";
    private static final List<String> IMPORTS = List.of("chipgap-realm.json", "chipgap-users-0.json");

    private final Path home;
    private final StateFolder state;
    private final Ports ports;
    private final Secrets secrets;

    KeycloakPart(Path home, StateFolder state, Ports ports, Secrets secrets) {
        this.home = home;
        this.state = state;
        this.ports = ports;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    /** Address of the realm. */
    String issuer() {
        return "http://%s:%d/realms/chipgap".formatted(LOOPBACK, ports.of(name()));
    }

    @Override
    public void prepare(Steps steps) {
        ports.choose(name(), steps);
        ports.choose("keycloak-management", steps);
        if (!Files.exists(distribution().resolve(PREPARED))) {
            steps.step("preparing keycloak (once)", this::augment);
        }
    }

    /** The unpacked distribution; its version is in its name. */
    private Path distribution() {
        try (Stream<Path> unpacked = Files.list(home.resolve("deploy/local/target"))) {
            return unpacked.filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow(
                            () -> new SuiteException("Keycloak is not unpacked. Run deploy/local/up, which does it."));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Keycloak's own build step for this database, and the realm put where it looks for imports. */
    private Path augment() throws IOException, InterruptedException {
        Path folder = distribution();
        Path imports = Files.createDirectories(folder.resolve("data/import"));
        for (String file : IMPORTS) {
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
        return Files.createFile(folder.resolve(PREPARED));
    }

    @Override
    public Launch launch() {
        List<String> command = List.of(
                "bash",
                distribution().resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=" + LOOPBACK,
                "--http-port=" + ports.of(name()),
                "--http-management-port=" + ports.of("keycloak-management"),
                "--hostname-strict=false",
                "--cache=local");
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx256m");
        environment.put("KC_DB_URL", "jdbc:postgresql://%s:%d/keycloak".formatted(LOOPBACK, ports.of("postgres")));
        environment.put("KC_DB_USERNAME", name());
        environment.put("KC_DB_PASSWORD", secrets.of("postgres.keycloak"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of("keycloak.admin"));
        environment.put("CHIPGAP_SWEEP_ENABLED", "true");
        environment.put("CHIPGAP_SWEEP_SECRET", secrets.of("keycloak.sweep"));
        for (String user : Suite.DEMO_USERS) {
            environment.put("DEMO_%s_PASSWORD".formatted(user.toUpperCase(Locale.ROOT)), secrets.of("demo." + user));
        }
        return new Launch(command, environment, distribution());
    }

    @Override
    public boolean isReady() {
        return Web.answers(issuer() + "/.well-known/openid-configuration");
    }

    /** Its start script stays as the parent of the server. */
    @Override
    public boolean endsWithItsGroup() {
        return true;
    }
}
