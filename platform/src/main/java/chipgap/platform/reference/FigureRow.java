package chipgap.platform.reference;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.evidence.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a shipped file of figures, as it is printed there. */
record FigureRow(
        String id,
        String quantity,
        String period,
        @Nullable Double low,
        @Nullable Double central,
        @Nullable Double high,
        double coverage,
        String unit,
        String publisher,
        String title,
        LocalDate publishedOn,
        LocalDate accessedOn,
        String url,
        Grade grade,
        String note,
        @Nullable String supersedes) {
    private static final List<String> HEADER = List.of(
            "id",
            "quantity",
            "period",
            "low",
            "central",
            "high",
            "coverage",
            "unit",
            "publisher",
            "title",
            "published_on",
            "accessed_on",
            "url",
            "grade",
            "note",
            "supersedes");
    private static final double DEFAULT_COVERAGE = 0.9;

    static List<FigureRow> read(String resource) {
        return CsvTable.read(resource, HEADER).stream().map(FigureRow::of).toList();
    }

    private static FigureRow of(CsvTable.Row row) {
        Double coverage = row.number("coverage");
        return new FigureRow(
                row.required("id"),
                row.required("quantity"),
                row.required("period"),
                row.number("low"),
                row.number("central"),
                row.number("high"),
                coverage == null ? DEFAULT_COVERAGE : coverage,
                row.required("unit"),
                row.required("publisher"),
                row.text("title"),
                date(row, "published_on"),
                date(row, "accessed_on"),
                row.text("url"),
                grade(row),
                row.text("note"),
                row.text("supersedes").isEmpty() ? null : row.text("supersedes"));
    }

    private static LocalDate date(CsvTable.Row row, String column) {
        try {
            return ReferenceDates.lastDay(row.required(column));
        } catch (IllegalArgumentException invalid) {
            throw row.refuse(column, "must be a date like 2025-10-07, 2025-10 or 2025");
        }
    }

    private static Grade grade(CsvTable.Row row) {
        try {
            return Grade.valueOf(row.required("grade"));
        } catch (IllegalArgumentException invalid) {
            throw row.refuse("grade", "must be A, B, C or D");
        }
    }

    FigureEntity toEntity(Instant recordedAt) {
        FigureEntity entity = new FigureEntity();
        entity.id = id;
        entity.quantity = quantity;
        entity.period = period;
        entity.low = low;
        entity.central = central;
        entity.high = high;
        entity.coverage = coverage;
        entity.unit = unit;
        entity.publisher = publisher;
        entity.title = title;
        entity.url = url;
        entity.publishedOn = publishedOn;
        entity.accessedOn = accessedOn;
        entity.grade = grade.name();
        entity.note = note;
        entity.supersedes = supersedes;
        entity.recordedAt = recordedAt;
        entity.recordedBy = "chipgap";
        entity.reason = "shipped with the project";
        entity.contentDigest = contentDigest();
        return entity;
    }

    /** Fingerprint of the row as printed. */
    String contentDigest() {
        return Fingerprint.of(toString());
    }
}
