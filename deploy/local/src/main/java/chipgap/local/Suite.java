package chipgap.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** The suite on this machine: PostgreSQL, Keycloak and the four services. */
final class Suite {
    /** The services. */
    static final List<String> SERVICES = List.of("policy", "supply", "demand", "forecast");
    /** Every part with a database of its own name, and a role of that name to work with it. */
    static final List<String> DATABASES = List.of("policy", "supply", "demand", "forecast", "keycloak");
    /** Users of the demo realm, each named like its role. */
    static final List<String> DEMO_USERS = List.of("viewer", "analyst", "editor", "admin");

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final StateFolder state;
    private final Ports ports;
    private final Secrets secrets;
    private final Steps steps;
    private final PostgresPart postgres;
    private final KeycloakPart keycloak;
    private final ServicePart forecast;
    private final List<Part> others = new ArrayList<>();

    /**
     * A suite.
     *
     * @param home folder of the checkout, built
     * @param folder folder that keeps data, passwords, ports and logs
     */
    Suite(Path home, Path folder, Steps steps) {
        this(home, folder, steps, UnaryOperator.identity());
    }

    /** A suite whose services are started another way than usual. */
    Suite(Path home, Path folder, Steps steps, UnaryOperator<Part.Launch> services) {
        this.state = new StateFolder(folder);
        this.ports = new Ports(state);
        this.secrets = new Secrets(state);
        this.steps = steps;
        this.postgres = new PostgresPart(state, ports, secrets);
        this.keycloak = new KeycloakPart(home, state, ports, secrets);
        this.others.add(keycloak);
        List<ServicePart> parts = SERVICES.stream()
                .map(service -> new ServicePart(service, home, ports, secrets, keycloak, services))
                .toList();
        others.addAll(parts);
        forecast = parts.getLast();
    }

    /** The role that owns the tables of a part: one apart for services, whose own role may not change what is recorded. */
    static String ownerOf(String part) {
        return SERVICES.contains(part) ? part + "_owner" : part;
    }

    StateFolder state() {
        return state;
    }

    /** Starts what does not run: the database first, then all others at once. */
    void up() {
        boolean isFirst = !secrets.has("demo.analyst");
        DEMO_USERS.forEach(this::demoPassword);
        if (isDown(postgres)) {
            postgres.prepare(steps);
            start(postgres);
            await(postgres);
        }
        List<Part> starting = others.stream().filter(this::isDown).toList();
        starting.forEach(part -> part.prepare(steps));
        starting.forEach(this::start);
        starting.forEach(this::await);
        if (starting.isEmpty()) {
            steps.note("everything runs already");
        }
        writeCliSettings();
        if (isFirst) {
            tellPasswords();
        }
    }

    private boolean isDown(Part part) {
        return child(part).running().isEmpty();
    }

    private void start(Part part) {
        child(part).start(part.launch());
    }

    private void await(Part part) {
        steps.step("waiting for " + part.name(), () -> {
            child(part).await(part, Part.PATIENCE);
            return part;
        });
    }

    /** Stops what up started, in the opposite order. */
    void down() {
        boolean any = false;
        for (Part part : parts().reversed()) {
            if (isDown(part)) {
                child(part).forget();
            } else {
                any = true;
                steps.step("stopping " + part.name(), () -> {
                    child(part).stop(STOP_PATIENCE);
                    return part;
                });
            }
        }
        if (!any) {
            steps.note("nothing runs");
        }
    }

    /** Tells what runs, one line a part. Returns whether everything does. */
    boolean status() {
        boolean all = true;
        for (Part part : parts()) {
            boolean isReady = !isDown(part) && part.isReady();
            all &= isReady;
            String place = ports.knows(part.name()) ? address(part.name()) : "";
            String process = process(part.name())
                    .map(running -> "pid %d, %d MB".formatted(running.pid(), Memory.residentMegabytes(running)))
                    .orElse("");
            String line = "%-9s %-7s %-16s %s".formatted(part.name(), isReady ? "ready" : "not up", place, process);
            steps.note(line.stripTrailing());
        }
        return all;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(postgres));
        parts.addAll(others);
        return parts;
    }

    /** The running process of a part. */
    Optional<ProcessHandle> process(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .flatMap(part -> child(part).running());
    }

    private Child child(Part part) {
        return new Child(state, part.name(), part.endsWithItsGroup());
    }

    /** How one shard of a sweep is started. */
    Part.Launch shard(String sweep, int index, int count) {
        return forecast.shard(sweep, index, count);
    }

    String address(String part) {
        return "%s:%d".formatted(Part.LOOPBACK, ports.of(part));
    }

    String issuer() {
        return keycloak.issuer();
    }

    String demoPassword(String user) {
        return secrets.of("demo." + user);
    }

    private void writeCliSettings() {
        Properties settings = new Properties();
        SERVICES.forEach(service -> settings.setProperty(service, address(service)));
        settings.setProperty("issuer", issuer());
        new StateFolder(state.path("cli")).write("settings.properties", settings);
    }

    private void tellPasswords() {
        steps.note("");
        steps.note("Demo users, made now and told once (kept in %s):".formatted(state.path("secrets.properties")));
        DEMO_USERS.forEach(user -> steps.note("  %-8s %s".formatted(user, demoPassword(user))));
        steps.note("");
    }
}
