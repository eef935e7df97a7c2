package chipgap.platform.figure;

import chipgap.kernel.evidence.Grade;
import chipgap.kernel.evidence.Vintage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which figures to list; null where any will do.
 *
 * @param vintage only what was visible at it; null: what is not superseded by now
 * @param quantity name of their quantity
 * @param period their period, as printed
 * @param publisher their publisher
 * @param grade their grade
 */
record FigureFilter(
        @Nullable Vintage vintage,
        @Nullable String quantity,
        @Nullable String period,
        @Nullable String publisher,
        @Nullable Grade grade) {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** The part of a query about {@code figure f} that leaves out what was not published and recorded by then, or superseded by what was. */
    static Query addVisible(Query query, @Nullable Vintage vintage) {
        if (vintage == null) {
            return query.and("not exists (select from figure s where s.supersedes = f.id)");
        }
        LocalDate asOf = date(vintage.asOf());
        OffsetDateTime recorded = time(vintage.recordedUntil());
        return query.and("f.published_on <= ? and f.recorded_at <= ?", asOf, recorded)
                .and("and not exists (select from figure s where s.supersedes = f.id")
                .and("and s.published_on <= ? and s.recorded_at <= ?)", asOf, recorded);
    }

    /** An instant as the database takes it; nothing is recorded outside the years 1 to 9999. */
    static OffsetDateTime time(Instant instant) {
        Instant latest = LAST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant earliest = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant known = instant.isAfter(latest) ? latest : instant.isBefore(earliest) ? earliest : instant;
        return known.atOffset(ZoneOffset.UTC);
    }

    private static LocalDate date(LocalDate date) {
        return date.isAfter(LAST_DAY) ? LAST_DAY : date.isBefore(FIRST_DAY) ? FIRST_DAY : date;
    }

    /** Adds every condition to a query about {@code figure f} that ends in {@code where}. */
    Query addTo(Query query) {
        addVisible(query, vintage);
        if (quantity != null) {
            query.and("and f.quantity = ?", quantity);
        }
        if (period != null) {
            query.and("and f.period = ?", period);
        }
        if (publisher != null) {
            query.and("and f.publisher = ?", publisher);
        }
        if (grade != null) {
            query.and("and f.grade = ?", grade.name());
        }
        return query;
    }
}
