package chipgap.platform.figure;

import chipgap.kernel.evidence.Grade;
import chipgap.platform.reference.ReferenceDates;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of a line of a file of figures, to and from a row. One header serves the shipped files, imports and exports. */
final class FigureCells {
    static final List<String> HEADER = List.of(
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

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    /** What stands where a file is not UTF-8, after decoding. */
    private static final char REPLACEMENT = '\uFFFD';

    /** Whole numbers below it are printed without exponent and fraction, and no double between them is lost. */
    private static final double LARGEST_PLAIN = 1e15;

    private final List<String> cells;
    private final LocalDate today;
    private final Problems problems;

    private FigureCells(List<String> cells, LocalDate today, Problems problems) {
        this.cells = cells;
        this.today = today;
        this.problems = problems;
    }

    /**
     * Reads a line. A refused cell leaves a stand-in, so that the others can be looked at as well.
     *
     * @param today what an empty {@code accessed_on} means
     * @return null when the line has too few or too many cells
     */
    static @Nullable FigureRow read(List<String> cells, LocalDate today, Problems problems) {
        if (cells.size() != HEADER.size()) {
            problems.add(
                    "",
                    String.join(",", cells),
                    "The line has %d cells, the header %d. Quote a cell that holds a comma; leave no cell out."
                            .formatted(cells.size(), HEADER.size()));
            return null;
        }
        return new FigureCells(cells, today, problems).row();
    }

    private FigureRow row() {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).indexOf(REPLACEMENT) >= 0) {
                problems.add(HEADER.get(i), cells.get(i), "This is not UTF-8. Save the file in UTF-8.");
            }
        }
        Double coverage = number("coverage");
        return new FigureRow(
                cell("id"),
                cell("quantity"),
                cell("period"),
                number("low"),
                number("central"),
                number("high"),
                coverage == null ? FigureRow.DEFAULT_COVERAGE : coverage,
                cell("unit"),
                cell("publisher"),
                cell("title"),
                publishedOn(),
                cell("accessed_on").isEmpty() ? today : date("accessed_on"),
                cell("url"),
                grade(),
                cell("note"),
                cell("supersedes").isEmpty() ? null : cell("supersedes"));
    }

    private String cell(String column) {
        return cells.get(HEADER.indexOf(column));
    }

    private @Nullable Double number(String column) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            problems.add(column, text, "This is not a number. Write it like 35000, 0.25 or 1.5e6, without a unit.");
            return null;
        }
        return Double.valueOf(text);
    }

    private LocalDate publishedOn() {
        if (cell("published_on").isEmpty()) {
            problems.add("published_on", "", "A source needs its date. Write the day, month or year it was published.");
            return today;
        }
        return date("published_on");
    }

    private LocalDate date(String column) {
        try {
            return ReferenceDates.lastDay(cell(column));
        } catch (IllegalArgumentException invalid) {
            problems.add(column, cell(column), invalid.getMessage());
            return today;
        }
    }

    private Grade grade() {
        try {
            return Grade.valueOf(cell("grade"));
        } catch (IllegalArgumentException invalid) {
            problems.add(
                    "grade",
                    cell("grade"),
                    "A grade is A (official), B (named analyst), C (press, anonymous sources) or D (rumour, assumption).");
            return Grade.D;
        }
    }

    /** The cells of a row; reading them gives the same row again. */
    static List<String> write(FigureRow row) {
        return Arrays.asList(
                row.id(),
                row.quantity(),
                row.period(),
                text(row.low()),
                text(row.central()),
                text(row.high()),
                text(row.coverage()),
                row.unit(),
                row.publisher(),
                row.title(),
                row.publishedOn().toString(),
                row.accessedOn().toString(),
                row.url(),
                row.grade().name(),
                row.note(),
                row.supersedes() == null ? "" : row.supersedes());
    }

    /** The shortest text that reads as the same number. */
    static String text(@Nullable Double number) {
        if (number == null) {
            return "";
        }
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < LARGEST_PLAIN;
        return isWhole ? Long.toString(number.longValue()) : Double.toString(number);
    }
}
