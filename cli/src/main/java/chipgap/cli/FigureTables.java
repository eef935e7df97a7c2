package chipgap.cli;

import chipgap.proto.figure.v1.Change;
import chipgap.proto.figure.v1.CitedSource;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.ImportFiguresResponse;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.RefusedRow;
import chipgap.proto.figure.v1.ValueKind;
import chipgap.proto.type.v1.Source;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongUnaryOperator;

/** Lists about figures, a table for each service. */
final class FigureTables {
    private static final int PUBLISHER = 28;
    private static final int TEXT = 40;

    private FigureTables() {}

    static void figures(DataService service, Listing<Figure> figures, PrintWriter out) {
        TextTable table = new TextTable()
                .column("figure")
                .column("quantity")
                .column("period")
                .column("value")
                .column("unit")
                .column("grade")
                .column("published")
                .column("publisher", PUBLISHER);
        for (Figure figure : figures.rows()) {
            Source source = figure.getSource();
            table.row(
                    Words.id(figure.getName()),
                    Words.id(figure.getQuantity()),
                    figure.getPeriod(),
                    Numbers.stated(figure),
                    figure.getUnit(),
                    Grade.letter(source.getGrade()),
                    Dates.text(source.getPublishedDate()),
                    source.getPublisher());
        }
        print(service, "figure", "figures", figures, table, out);
    }

    static void quantities(DataService service, Listing<Quantity> quantities, PrintWriter out) {
        TextTable table = new TextTable()
                .column("quantity")
                .column("unit")
                .column("numbers")
                .column("model input")
                .column("description");
        for (Quantity quantity : quantities.rows()) {
            table.row(
                    Words.id(quantity.getName()),
                    quantity.getUnit(),
                    kind(quantity.getKind()),
                    quantity.getIsModelInput() ? "yes" : "no",
                    quantity.getDescription());
        }
        print(service, "quantity", "quantities", quantities, table, out);
    }

    private static String kind(ValueKind kind) {
        return kind.name().replace("VALUE_KIND_", "").toLowerCase(Locale.ROOT);
    }

    static void sources(DataService service, Listing<CitedSource> sources, PrintWriter out) {
        TextTable table = new TextTable()
                .column("publisher", TEXT)
                .number("figures")
                .column("latest")
                .column("grade")
                .column("title");
        for (CitedSource source : sources.rows()) {
            Source latest = source.getLatest();
            table.row(
                    source.getPublisher(),
                    "%,d".formatted(source.getFigureCount()),
                    Dates.text(latest.getPublishedDate()),
                    Grade.letter(latest.getGrade()),
                    latest.getTitle());
        }
        print(service, "source", "sources", sources, table, out);
    }

    static void changes(DataService service, Listing<Change> changes, PrintWriter out) {
        TextTable table = new TextTable()
                .column("recorded (UTC)")
                .column("by")
                .column("figure")
                .column("quantity")
                .column("period")
                .column("before", TEXT)
                .column("after", TEXT)
                .column("reason");
        for (Change change : changes.rows()) {
            Figure after = change.getAfter();
            table.row(
                    Dates.text(after.getRecordedTime()),
                    after.getRecordedBy(),
                    Words.id(after.getName()),
                    Words.id(after.getQuantity()),
                    after.getPeriod(),
                    change.hasBefore() ? withName(change.getBefore()) : "",
                    withUnit(after),
                    after.getReason());
        }
        print(service, "change", "changes", changes, table, out);
    }

    private static String withName(Figure figure) {
        return "%s: %s".formatted(Words.id(figure.getName()), withUnit(figure));
    }

    private static String withUnit(Figure figure) {
        return "%s %s".formatted(Numbers.stated(figure), figure.getUnit());
    }

    /**
     * The rows of a file that cannot be recorded.
     *
     * @param place heading of the place in the file
     * @param ofLine place of the row that begins on a line
     */
    static void refused(ImportFiguresResponse report, String place, LongUnaryOperator ofLine, PrintWriter out) {
        TextTable table = new TextTable()
                .number(place)
                .column("column")
                .column("value", TEXT)
                .column("reason");
        for (RefusedRow row : report.getRefusedRowsList()) {
            table.row(
                    "%d".formatted(ofLine.applyAsLong(row.getLine())),
                    row.getColumn(),
                    row.getValue(),
                    row.getReason());
        }
        table.print(out);
    }

    private static void print(
            DataService service, String one, String many, Listing<?> listing, TextTable table, PrintWriter out) {
        int count = listing.rows().size();
        if (count == 0) {
            out.printf("%s · no %s%n%n", service, many);
            return;
        }
        String more = listing.isCut() ? " of more: narrow the question or raise --count" : "";
        out.printf("%s · %s%s%n", service, Words.counted(count, one, many), more);
        table.print(out);
        out.println();
    }
}
