package chipgap.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** PostgreSQL, in a process of its own that owns the server. */
final class PostgresPart implements Part {
    private static final String READY = "postgres.ready";

    private final StateFolder state;
    private final Ports ports;
    private final Secrets secrets;

    PostgresPart(StateFolder state, Ports ports, Secrets secrets) {
        this.state = state;
        this.ports = ports;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void prepare(Steps steps) {
        ports.choose(name(), steps);
        secrets.of(name());
        for (String part : Suite.DATABASES) {
            secrets.of("postgres." + part);
            secrets.of("postgres." + Suite.ownerOf(part));
        }
        try {
            Files.deleteIfExists(state.path(READY));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Launch launch() {
        List<String> command = List.of(
                Part.java(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                classPath(),
                PostgresServer.class.getName(),
                state.path("").toString(),
                String.valueOf(ports.of(name())));
        return new Launch(command, Map.of(), state.path(""));
    }

    @Override
    public boolean isReady() {
        return Files.exists(state.path(READY));
    }

    @Override
    public boolean endsWithItsGroup() {
        return false;
    }

    private static String classPath() {
        try {
            Path code = Path.of(PostgresPart.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(code) ? System.getProperty("java.class.path") : code.toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("Code comes from a file.", impossible);
        }
    }
}
