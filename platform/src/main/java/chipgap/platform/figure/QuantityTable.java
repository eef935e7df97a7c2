package chipgap.platform.figure;

import chipgap.kernel.evidence.ValueKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Rows of the table {@code quantity}. */
@ApplicationScoped
class QuantityTable {
    private static final String SELECT = "select name, unit, kind, description from quantity";

    private final DataSource database;

    QuantityTable(DataSource database) {
        this.database = database;
    }

    /** Every quantity, by name. */
    Map<String, QuantityRow> byName() {
        return Query.of(SELECT).list(database, QuantityTable::row).stream()
                .collect(Collectors.toMap(QuantityRow::name, Function.identity()));
    }

    Optional<QuantityRow> find(String name) {
        return Query.of(SELECT).and("where name = ?", name).first(database, QuantityTable::row);
    }

    /** In ascending order of name. */
    List<QuantityRow> after(String name, int most) {
        return Query.of(SELECT)
                .and("where name > ? order by name limit ?", name, most)
                .list(database, QuantityTable::row);
    }

    /** Adds a quantity; false when one of its name is held already. */
    boolean insert(QuantityRow row, String recordedBy) {
        return Query.of("""
                        insert into quantity (name, unit, kind, description, recorded_at, recorded_by)
                        values (?, ?, ?, ?, clock_timestamp(), ?) on conflict do nothing""", row.name(), row.unit(), row.kind().name(), row.description(), recordedBy)
                        .run(database)
                == 1;
    }

    private static QuantityRow row(ResultSet row) throws SQLException {
        return new QuantityRow(
                row.getString("name"),
                row.getString("unit"),
                ValueKind.valueOf(row.getString("kind")),
                row.getString("description"));
    }
}
