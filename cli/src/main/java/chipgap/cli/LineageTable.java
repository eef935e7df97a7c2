package chipgap.cli;

import chipgap.proto.forecast.v1.LineageFigure;
import chipgap.proto.forecast.v1.LineageInput;
import chipgap.proto.forecast.v1.LineageMeasure;
import chipgap.proto.forecast.v1.LineageOrigin;
import chipgap.proto.forecast.v1.LineageResponse;
import chipgap.proto.type.v1.Source;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Where the spread of an output comes from, as text: what is sampled with its figures and sources, then the inputs of the composition. */
final class LineageTable {
    private static final int INPUTS = 10;
    private static final int FIGURES = 6;
    private static final String INDENT = " ".repeat(17);

    private LineageTable() {}

    static void print(LineageResponse answer, PrintWriter out) {
        out.println("Share of the variance that would go if this alone became known, with its standard error.");
        out.println();
        out.println("What is sampled, and who says so:");
        answer.getOriginsList().forEach(origin -> print(origin, out));
        out.printf(
                Locale.ROOT,
                "%5.1f %% ± %4.1f  all that is sampled, one by one%n%5.1f %%         left: what only several of them together explain%n%n",
                100 * answer.getExplainedVarianceShare(),
                100 * answer.getExplainedStandardError(),
                100 * answer.getUnexplainedVarianceShare());
        out.println("What goes into the composition:");
        for (LineageInput input : answer.getInputsList().stream().limit(INPUTS).toList()) {
            share(input.getVarianceShare(), input.getStandardError(), out);
            out.printf("%-7s  %s%n", input.getService(), input.getInput());
        }
    }

    private static void share(double share, double error, PrintWriter out) {
        out.printf(Locale.ROOT, "%5.1f %% ± %4.1f  ", 100 * share, 100 * error);
    }

    private static void print(LineageOrigin origin, PrintWriter out) {
        share(origin.getVarianceShare(), origin.getStandardError(), out);
        out.println(Words.printable(
                origin.getDescription().isEmpty()
                        ? origin.getName()
                        : "%s: %s".formatted(origin.getName(), origin.getDescription())));
        List<LineageFigure> figures =
                origin.getFiguresList().stream().limit(FIGURES).toList();
        figures.forEach(figure -> line(out, text(figure)));
        if (origin.getFigureCount() > figures.size()) {
            line(
                    out,
                    "and %s more"
                            .formatted(Words.counted(origin.getFigureCount() - figures.size(), "figure", "figures")));
        }
        if (origin.hasMeasure()) {
            print(origin.getMeasure(), out);
        }
        if (origin.getLoadedCount() > 0) {
            line(out, "shared by " + String.join(", ", origin.getLoadedList()));
        }
    }

    private static void print(LineageMeasure measure, PrintWriter out) {
        line(
                out,
                "%s, announced %s. %s"
                        .formatted(
                                measure.getJurisdiction(),
                                Dates.text(measure.getAnnouncedDate()),
                                measure.getReason()));
        measure.getReferencesList().forEach(source -> line(out, text(source)));
    }

    private static String text(LineageFigure figure) {
        String stated = Numbers.stated(
                figure.hasLow() ? Numbers.exact(figure.getLow()) : "",
                figure.hasCentral() ? Numbers.exact(figure.getCentral()) : "",
                figure.hasHigh() ? Numbers.exact(figure.getHigh()) : "");
        return "%s %s: %s %s · weight %s · %s"
                .formatted(
                        Words.id(figure.getName()),
                        figure.getPeriod(),
                        stated,
                        figure.getUnit(),
                        Numbers.percent(figure.getSourceWeight()),
                        figure.getAssumption() ? "our assumption, grade D" : text(figure.getSource()));
    }

    private static String text(Source source) {
        String title = source.getTitle().isEmpty() ? "" : ", \"%s\"".formatted(source.getTitle());
        return "%s%s, %s, grade %s %s"
                .formatted(
                        source.getPublisher(),
                        title,
                        Dates.text(source.getPublishedDate()),
                        Grade.letter(source.getGrade()),
                        source.getUrl())
                .strip();
    }

    private static void line(PrintWriter out, String text) {
        out.println(INDENT + Words.printable(text));
    }
}
