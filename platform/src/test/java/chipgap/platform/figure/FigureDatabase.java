package chipgap.platform.figure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the application under test, as a superuser: what no service may do. */
final class FigureDatabase {
    private FigureDatabase() {}

    static Connection open() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.flyway.jdbc-url", String.class);
        return DriverManager.getConnection(url.replaceFirst("\\?.*", ""), "postgres", "postgres");
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
