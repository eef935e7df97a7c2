package chipgap.platform.figure;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into the table {@code figure}: in a table that lives as long as the transaction, which COPY fills. */
final class FigureStaging implements AutoCloseable {
    private static final int FLUSH_AT = 1 << 16;

    private static final String CONFLICTS = """
            select * from (
              select s.line, 'RECORDED' as kind, s.id, s.supersedes, '' as other
              from staged_figure s join figure f on f.id = s.id
            union all
              select line, 'TWICE', id, supersedes, first::text
              from (select line, id, supersedes, min(line) over (partition by id) as first from staged_figure) s where line > first
            union all
              select s.line, 'NO_SUCH_FIGURE', s.id, s.supersedes, s.supersedes from staged_figure s
              where s.supersedes is not null and not exists (select from figure f where f.id = s.supersedes)
                and not exists (select from staged_figure o where o.id = s.supersedes)
            union all
              select s.line, 'OTHER_QUANTITY', s.id, s.supersedes, o.quantity
              from staged_figure s join (select id, quantity from figure union all select id, quantity from staged_figure) o
                on o.id = s.supersedes and o.quantity <> s.quantity
            union all
              select s.line, 'SUPERSEDED', s.id, s.supersedes, f.id
              from staged_figure s join figure f on f.supersedes = s.supersedes
            union all
              select line, 'SUPERSEDED_TWICE', id, supersedes, first::text
              from (select line, id, supersedes, min(line) over (partition by supersedes) as first
                    from staged_figure where supersedes is not null) s where line > first
            ) conflict order by line, kind""";

    private final Connection connection;
    private final CopyIn copy;
    private final StringBuilder pending = new StringBuilder();

    private FigureStaging(Connection connection, CopyIn copy) {
        this.connection = connection;
        this.copy = copy;
    }

    static FigureStaging open(Connection connection) throws SQLException {
        Query.of("create temporary table staged_figure on commit drop as select 0::bigint as line, "
                        + FigureTable.COLUMNS
                        + " from figure with no data")
                .run(connection);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy staged_figure from stdin (format csv, encoding 'UTF8')");
        return new FigureStaging(connection, copy);
    }

    void add(long line, FigureRow row) {
        pending.append(line);
        text(row.id());
        text(row.quantity());
        text(row.period());
        number(row.low());
        number(row.central());
        number(row.high());
        number(row.coverage());
        text(row.unit());
        text(row.publisher());
        text(row.title());
        text(row.publishedOn().toString());
        text(row.accessedOn().toString());
        text(row.url());
        text(row.grade().name());
        text(row.note());
        text(row.supersedes());
        pending.append('\n');
        if (pending.length() >= FLUSH_AT) {
            flush();
        }
    }

    private void text(@Nullable String text) {
        pending.append(',');
        if (text != null) {
            pending.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private void number(@Nullable Double number) {
        pending.append(',');
        if (number != null) {
            pending.append(number.doubleValue());
        }
    }

    private void flush() {
        byte[] octets = pending.toString().getBytes(StandardCharsets.UTF_8);
        pending.setLength(0);
        try {
            copy.writeToCopy(octets, 0, octets.length);
        } catch (SQLException failure) {
            throw new Query.DatabaseException(failure);
        }
    }

    /** Ends the adding. */
    void complete() throws SQLException {
        flush();
        copy.endCopy();
        Query.of("analyze staged_figure").run(connection);
    }

    /** What stands in the way of the rows, in the order of their lines; nobody else may record meanwhile. */
    List<Conflict> conflicts() throws SQLException {
        List<Conflict> conflicts = new ArrayList<>(Query.of(CONFLICTS)
                .list(
                        connection,
                        row -> new Conflict(
                                row.getLong("line"),
                                Conflict.Kind.valueOf(row.getString("kind")),
                                row.getString("id"),
                                Objects.requireNonNullElse(row.getString("supersedes"), ""),
                                row.getString("other"))));
        conflicts.addAll(circles());
        return conflicts;
    }

    /** A row and the one of the same file that it supersedes. */
    private record Link(long line, String id, String supersedes) {}

    /** Each row supersedes at most one, so one walk along every chain finds all that end in themselves. */
    private List<Conflict> circles() throws SQLException {
        Map<String, Link> links = new HashMap<>();
        Query.of("select s.line, s.id, s.supersedes from staged_figure s join staged_figure o on o.id = s.supersedes")
                .list(connection, row -> new Link(row.getLong(1), row.getString(2), row.getString(3)))
                .forEach(link -> links.put(link.id, link));
        List<Conflict> circles = new ArrayList<>();
        Set<String> walked = new HashSet<>();
        for (Link start : links.values()) {
            Set<String> chain = new HashSet<>();
            Link at = start;
            while (at != null && walked.add(at.id)) {
                chain.add(at.id);
                at = links.get(at.supersedes);
            }
            if (at != null && chain.contains(at.id)) {
                circles.add(new Conflict(at.line, Conflict.Kind.CIRCLE, at.id, at.supersedes, at.supersedes));
            }
        }
        return circles;
    }

    /** Records the rows, and returns how many. */
    int insert(Instant recordedAt, String recordedBy, String reason) throws SQLException {
        return Query.of("insert into figure (%s, recorded_at, recorded_by, reason)".formatted(FigureTable.COLUMNS))
                .and("select " + FigureTable.COLUMNS)
                .and(", ?, ?, ? from staged_figure order by line", FigureFilter.time(recordedAt), recordedBy, reason)
                .run(connection);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
