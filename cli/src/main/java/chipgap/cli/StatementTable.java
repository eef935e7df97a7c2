package chipgap.cli;

import chipgap.proto.type.v1.StatementCheck;
import java.io.PrintWriter;
import java.util.List;

/** Published statements beside what a model says of the same. */
final class StatementTable {
    private static final List<String> HEADINGS = List.of(
            "figure",
            "publisher",
            "published",
            "statement",
            "stated",
            "5 %",
            "median",
            "95 %",
            "percentile",
            "draws",
            "unit");

    private StatementTable() {}

    static void print(List<StatementCheck> checks, PrintWriter out) {
        TextTable table = new TextTable();
        HEADINGS.forEach(table::column);
        checks.forEach(check -> table.row(cells(check).toArray(String[]::new)));
        table.print(out);
    }

    /** For the model card. */
    static void printMarkdown(List<StatementCheck> checks, PrintWriter out) {
        out.println("| " + String.join(" | ", HEADINGS) + " |");
        out.println("|" + "---|".repeat(HEADINGS.size()));
        for (StatementCheck check : checks) {
            out.println("| "
                    + String.join(
                            " | ",
                            cells(check).stream().map(StatementTable::inATable).toList()) + " |");
        }
    }

    private static String inATable(String cell) {
        return Words.printable(cell).replace("|", "\\|");
    }

    private static List<String> cells(StatementCheck check) {
        return List.of(
                Words.id(check.getFigure()),
                check.getPublisher(),
                Dates.text(check.getPublishedDate()),
                check.getTitle(),
                Numbers.stated(
                        check.hasStatedLow() ? Numbers.rounded(check.getStatedLow()) : "",
                        check.hasStatedCentral() ? Numbers.rounded(check.getStatedCentral()) : "",
                        check.hasStatedHigh() ? Numbers.rounded(check.getStatedHigh()) : ""),
                Numbers.rounded(check.getP5()),
                Numbers.rounded(check.getP50()),
                Numbers.rounded(check.getP95()),
                Numbers.percent(check.getPercentile()),
                Integer.toString(check.getDrawCount()),
                check.getUnit());
    }
}
