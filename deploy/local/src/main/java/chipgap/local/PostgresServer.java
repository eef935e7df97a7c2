package chipgap.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The process that owns the PostgreSQL server of the suite: one server, with a database for each part, and roles that may do no more than they need. */
public final class PostgresServer {
    private static final String HOST_ACCESS = """
            # Every connection shows a password.
            local all all scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            host  all all ::1/128 scram-sha-256
            """;

    private PostgresServer() {}

    /** Runs until it is told to end. Arguments: state folder, port. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        StateFolder state = new StateFolder(Path.of(arguments[0]));
        Secrets secrets = new Secrets(state);
        Path data = state.path("postgres");
        Path access = data.resolve("pg_hba.conf");
        Path binaries = state.made("postgres-binaries");
        deleteUnfinished(binaries);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(Integer.parseInt(arguments[1]))
                .setDataDirectory(data.toFile())
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setConnectConfig("password", secrets.of("postgres"));
        try (EmbeddedPostgres postgres = builder.start()) {
            prepare(postgres.getPostgresDatabase(), secrets);
            Files.writeString(access, HOST_ACCESS, StandardCharsets.UTF_8);
            execute(postgres.getPostgresDatabase(), "select pg_reload_conf()");
            Files.writeString(
                    state.path("postgres.ready"),
                    String.valueOf(ProcessHandle.current().pid()));
            Thread.currentThread().join();
        }
    }

    /** Binaries whose unpacking was cut off lack the marker that the library sets at the end; it would stumble over them. */
    private static void deleteUnfinished(Path binaries) throws IOException {
        try (Stream<Path> unpacked = Files.list(binaries)) {
            for (Path folder : unpacked.filter(Files::isDirectory).toList()) {
                if (!Files.exists(folder.resolve(".exists"))) {
                    Folders.delete(folder);
                }
            }
        }
    }

    private static void prepare(DataSource database, Secrets secrets) throws SQLException {
        execute(database, "alter role postgres password '%s'".formatted(secrets.of("postgres")));
        for (String part : Suite.DATABASES) {
            prepareRole(database, part, secrets);
            prepareRole(database, Suite.ownerOf(part), secrets);
            if (!exists(database, "select 1 from pg_database where datname = '%s'".formatted(part))) {
                execute(database, "create database %s owner %s".formatted(part, Suite.ownerOf(part)));
                execute(database, "revoke connect on database %s from public".formatted(part));
                execute(database, "grant connect on database %1$s to %1$s".formatted(part));
            }
        }
    }

    private static void prepareRole(DataSource database, String role, Secrets secrets) throws SQLException {
        if (!exists(database, "select 1 from pg_roles where rolname = '%s'".formatted(role))) {
            execute(database, "create role %s login".formatted(role));
        }
        execute(database, "alter role %s password '%s'".formatted(role, secrets.of("postgres." + role)));
    }

    private static boolean exists(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(query).next();
        }
    }

    private static void execute(DataSource database, String command) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
