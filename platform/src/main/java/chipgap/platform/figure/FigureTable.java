package chipgap.platform.figure;

import chipgap.kernel.evidence.Grade;
import chipgap.kernel.evidence.Vintage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code figure}. */
@ApplicationScoped
class FigureTable {
    static final String COLUMNS = """
            id, quantity, period, low, central, high, coverage, unit, publisher, title, published_on, accessed_on, url, grade, note, supersedes""";

    private static final String SELECT = "select f.* from figure f";

    private final DataSource database;

    FigureTable(DataSource database) {
        this.database = database;
    }

    /**
     * What the table holds.
     *
     * @param rows rows
     * @param unusedRows rows about other quantities than those asked for
     * @param newest newest publication and newest record; null for an empty table
     */
    record Extent(int rows, int unusedRows, @Nullable Vintage newest) {}

    /** A publisher, how many visible figures it has, and the latest of them. */
    record Cited(String publisher, int count, FigureRow latest) {}

    /** Everything visible about some quantities, in ascending order of id. */
    List<FigureRow> visible(Vintage vintage, Collection<String> quantities) {
        return addVisible(Query.of(""), vintage, quantities).list(database, FigureTable::row);
    }

    static Query addVisible(Query start, Vintage vintage, Collection<String> quantities) {
        Query query = start.and("select " + COLUMNS + " from figure f where f.quantity = any(?) and", quantities);
        return FigureFilter.addVisible(query, vintage).and("order by f.id");
    }

    /** What passes a filter, in ascending order of id. */
    List<RecordedFigure> after(String id, FigureFilter filter, int most) {
        Query query = Query.of(SELECT).and("where f.id > ? and", id);
        return filter.addTo(query).and("order by f.id limit ?", most).list(database, FigureTable::recorded);
    }

    /** Everything recorded until an instant, superseded or not, in ascending order of id. */
    List<FigureRow> recordedUntil(Instant instant, String afterId, int most) {
        return Query.of(
                        "select " + COLUMNS + " from figure where id > ? and recorded_at <= ? order by id limit ?",
                        afterId,
                        FigureFilter.time(instant),
                        most)
                .list(database, FigureTable::row);
    }

    Optional<RecordedFigure> find(String id) {
        return Query.of(SELECT).and("where f.id = ?", id).first(database, FigureTable::recorded);
    }

    /** The figure that replaces another one. */
    Optional<String> successor(String id) {
        return Query.of("select id from figure where supersedes = ?", id).first(database, row -> row.getString(1));
    }

    /** Who is cited, in ascending order of publisher. */
    List<Cited> sources(@Nullable Vintage vintage, String afterPublisher, int most) {
        Query query = Query.of("""
                select f.*, cited.count from (
                  select f.publisher, count(*), (array_agg(f.id order by f.published_on desc, f.id desc))[1] as latest
                  from figure f where f.publisher > ? and""", afterPublisher);
        return FigureFilter.addVisible(query, vintage)
                .and("group by f.publisher order by f.publisher limit ?) cited", most)
                .and("join figure f on f.id = cited.latest order by f.publisher")
                .list(database, row -> new Cited(row.getString("publisher"), row.getInt("count"), row(row)));
    }

    /**
     * What was recorded, the newest first.
     *
     * @param quantity only changes about it; null: any
     * @param until instant at or before which it was recorded; null: any
     * @param beforeId of those recorded at that very instant, only smaller ids
     */
    List<RecordedFigure> newestFirst(@Nullable String quantity, @Nullable Instant until, String beforeId, int most) {
        Query query = Query.of(SELECT).and("where true");
        if (quantity != null) {
            query.and("and f.quantity = ?", quantity);
        }
        if (until != null) {
            query.and("and (f.recorded_at, f.id) < (?, ?)", FigureFilter.time(until), beforeId);
        }
        return query.and("order by f.recorded_at desc, f.id desc limit ?", most).list(database, FigureTable::recorded);
    }

    /** Figures by id. */
    List<RecordedFigure> all(Collection<String> ids) {
        return Query.of(SELECT).and("where f.id = any(?)", ids).list(database, FigureTable::recorded);
    }

    Extent extent(Collection<String> usedQuantities) {
        return Query.of("""
                        select count(*), count(*) filter (where quantity <> all(?)), max(published_on) as published, max(recorded_at) as recorded
                        from figure""", usedQuantities).list(database, FigureTable::extent).getFirst();
    }

    /** When the last row was recorded until an instant; empty: none was. */
    Optional<Instant> lastRecord(Instant until) {
        return Query.of(
                        "select recorded_at from figure where recorded_at <= ? order by recorded_at desc limit 1",
                        FigureFilter.time(until))
                .first(database, row -> instant(row, "recorded_at"));
    }

    /** When the newest figure was published; empty: there is none. */
    Optional<LocalDate> lastPublication() {
        return Query.of("select published_on from figure order by published_on desc limit 1")
                .first(database, row -> row.getObject("published_on", LocalDate.class));
    }

    private static Extent extent(ResultSet row) throws SQLException {
        LocalDate published = row.getObject("published", LocalDate.class);
        Vintage newest = published == null ? null : new Vintage(published, instant(row, "recorded"));
        return new Extent(row.getInt(1), row.getInt(2), newest);
    }

    private static RecordedFigure recorded(ResultSet row) throws SQLException {
        return new RecordedFigure(
                row(row), instant(row, "recorded_at"), row.getString("recorded_by"), row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static FigureRow row(ResultSet row) throws SQLException {
        return new FigureRow(
                row.getString("id"),
                row.getString("quantity"),
                row.getString("period"),
                row.getObject("low", Double.class),
                row.getObject("central", Double.class),
                row.getObject("high", Double.class),
                row.getDouble("coverage"),
                row.getString("unit"),
                row.getString("publisher"),
                row.getString("title"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("accessed_on", LocalDate.class),
                row.getString("url"),
                Grade.valueOf(row.getString("grade")),
                row.getString("note"),
                row.getString("supersedes"));
    }
}
