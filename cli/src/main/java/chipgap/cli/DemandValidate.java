package chipgap.cli;

import chipgap.proto.demand.v1.StatementCheck;
import chipgap.proto.demand.v1.ValidateDemandResponse;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Published statements beside the model. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Put published statements about demand beside the model, each with its percentile in it.")
final class DemandValidate extends Verb {
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

    @Option(names = "--markdown", description = "As a table of Markdown, for the model card.")
    private boolean markdown;

    @Mixin
    private DemandQuestion question = new DemandQuestion();

    DemandValidate(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        ValidateDemandResponse validated = question.validate(settings());
        out.printf(
                "%s · model %s%n%n",
                question.title(validated.getProvenance().getVintage()),
                validated.getProvenance().getModelVersion());
        if (markdown) {
            printMarkdown(validated.getChecksList(), out);
        } else {
            TextTable table = new TextTable();
            HEADINGS.forEach(table::column);
            validated.getChecksList().forEach(check -> table.row(cells(check).toArray(String[]::new)));
            table.print(out);
        }
    }

    private static void printMarkdown(List<StatementCheck> checks, PrintWriter out) {
        out.println("| " + String.join(" | ", HEADINGS) + " |");
        out.println("|" + "---|".repeat(HEADINGS.size()));
        for (StatementCheck check : checks) {
            out.println("| "
                    + String.join(
                            " | ",
                            cells(check).stream().map(DemandValidate::inATable).toList()) + " |");
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
