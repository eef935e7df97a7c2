package chipgap.platform.figure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A statement put together piece by piece, its values apart from its text. */
final class Query {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Reads one row of an answer. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The database did not do what it was asked. */
    static final class DatabaseException extends RuntimeException {
        DatabaseException(SQLException cause) {
            super(cause);
        }
    }

    static Query of(String text, @Nullable Object... values) {
        return new Query().and(text, values);
    }

    /** Adds text with a question mark for each value; a collection of texts becomes an array. */
    Query and(String more, @Nullable Object... moreValues) {
        text.append(more).append('\n');
        for (Object value : moreValues) {
            values.add(value);
        }
        return this;
    }

    <T> List<T> list(DataSource database, Row<T> reader) {
        try (Connection connection = database.getConnection()) {
            return list(connection, reader);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    <T> List<T> list(Connection connection, Row<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.of(rows));
            }
            return found;
        }
    }

    <T> Optional<T> first(DataSource database, Row<T> reader) {
        return list(database, reader).stream().findFirst();
    }

    /** Runs a statement that gives no rows, and returns how many it touched. */
    int run(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return run(connection);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    int run(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i) instanceof Collection<?> texts
                    ? connection.createArrayOf("text", texts.toArray())
                    : values.get(i);
            statement.setObject(i + 1, value);
        }
        return statement;
    }
}
