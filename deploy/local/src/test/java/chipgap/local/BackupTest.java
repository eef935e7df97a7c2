package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations as the jobs of a cluster run them, then backup and restore, on the oldest PostgreSQL that we promise. */
class BackupTest {
    private static final Path SCRIPTS =
            Path.of("../kubernetes").toAbsolutePath().normalize();
    private static final Path BINARIES = Path.of("target/postgres-oldest/postgres-linux-x86_64.txz");

    @Test
    void aRestoredDatabaseHasTheSameRowsAndIsAsClosedAsBefore(@TempDir Path folder)
            throws IOException, SQLException, InterruptedException {
        Map<String, String> before = new TreeMap<>();
        try (EmbeddedPostgres postgres = server()) {
            for (String service : Suite.SERVICES) {
                assertThat(migrate(postgres, service)).as(service).isZero();
            }
            loadShippedFigures(postgres, "supply");
            run("backup", postgres, folder, 0);
            for (String service : Suite.SERVICES) {
                before.putAll(contents(postgres, service));
            }
        }
        assertThat(before).containsKeys("supply.figure", "policy.policy_book", "forecast.forecast", "demand.figure");
        assertThat(before.get("supply.figure")).doesNotStartWith("0 ");

        try (EmbeddedPostgres postgres = server()) {
            run("restore", postgres, folder, 0);
            Map<String, String> after = new TreeMap<>();
            for (String service : Suite.SERVICES) {
                after.putAll(contents(postgres, service));
            }
            assertThat(after).isEqualTo(before);
            assertThatThrownBy(() -> execute(postgres, "supply", "supply", "update figure set central = 1"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(postgres, "supply", "supply", "delete from figure"))
                    .hasMessageContaining("permission denied");
            execute(postgres, "supply", "supply", "select count(*) from figure");
            assertThat(migrate(postgres, "supply"))
                    .as("the next migration still works")
                    .isZero();
            run("restore", postgres, folder, 1);
        }
    }

    private static EmbeddedPostgres server() throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPgBinaryResolver((_, _) -> Files.newInputStream(BINARIES))
                .start();
        for (String service : Suite.SERVICES) {
            String owner = Suite.ownerOf(service);
            execute(postgres, "postgres", "postgres", "create role %s login".formatted(owner));
            execute(postgres, "postgres", "postgres", "create role %s login".formatted(service));
            execute(postgres, "postgres", "postgres", "create database %s owner %s".formatted(service, owner));
        }
        return postgres;
    }

    private static ProcessBuilder service(EmbeddedPostgres postgres, String service) {
        ProcessBuilder builder = new ProcessBuilder(Part.java(), "-XX:TieredStopAtLevel=1", "-jar", "quarkus-run.jar")
                .directory(Path.of("../../%s-service/target/quarkus-app".formatted(service))
                        .toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), service),
                        "QUARKUS_DATASOURCE_USERNAME",
                        service,
                        "QUARKUS_DATASOURCE_PASSWORD",
                        service,
                        "QUARKUS_FLYWAY_USERNAME",
                        Suite.ownerOf(service),
                        "QUARKUS_FLYWAY_PASSWORD",
                        service,
                        "QUARKUS_OIDC_TENANT_ENABLED",
                        "false",
                        "QUARKUS_OIDC_WEB_TENANT_ENABLED",
                        "false",
                        "QUARKUS_HTTP_PORT",
                        "0",
                        "QUARKUS_MANAGEMENT_PORT",
                        "0"));
        return builder;
    }

    private static int migrate(EmbeddedPostgres postgres, String service) throws IOException, InterruptedException {
        ProcessBuilder builder = service(postgres, service);
        builder.environment().put("QUARKUS_INIT_AND_EXIT", "true");
        Path log = Path.of("target/migration-%s.log".formatted(service));
        return builder.redirectOutput(log.toFile()).start().waitFor();
    }

    private static void loadShippedFigures(EmbeddedPostgres postgres, String service)
            throws IOException, InterruptedException {
        Process process = service(postgres, service).start();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains("started in")) {
                    // Not process.destroy(), which closes its output, too.
                    process.toHandle().destroy();
                }
            }
        }
        process.waitFor();
    }

    private static void run(String script, EmbeddedPostgres postgres, Path folder, int exit)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(SCRIPTS.resolve(script).toString(), folder.toString()).inheritIO();
        builder.environment()
                .putAll(Map.of(
                        "PGHOST", "127.0.0.1", "PGPORT", String.valueOf(postgres.getPort()), "PGUSER", "postgres"));
        assertThat(builder.start().waitFor()).as(script).isEqualTo(exit);
    }

    /** Of every table of a service: how many rows it has and the digest of them, in an order that is theirs. */
    private static Map<String, String> contents(EmbeddedPostgres postgres, String service) throws SQLException {
        Map<String, String> contents = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", service));
                Statement tables = connection.createStatement();
                ResultSet table =
                        tables.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
            while (table.next()) {
                String name = table.getString(1);
                try (Statement rows = connection.createStatement();
                        ResultSet row = rows.executeQuery(
                                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from %s t"
                                        .formatted(name))) {
                    row.next();
                    contents.put(service + "." + name, row.getString(1));
                }
            }
        }
        return contents;
    }

    private static void execute(EmbeddedPostgres postgres, String database, String role, String command)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl(role, database));
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
