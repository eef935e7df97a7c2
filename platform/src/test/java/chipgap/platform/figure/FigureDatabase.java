package chipgap.platform.figure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the application under test, as the role that owns its tables: what no service may do. */
final class FigureDatabase {
    private FigureDatabase() {}

    static Connection open() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.flyway.jdbc-url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }

    /** Empties both tables, for the next test. */
    static void empty() {
        run("truncate figure, quantity");
    }

    static void run(String command) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
