package chipgap.cli;

import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.GetFigureResponse;
import chipgap.proto.type.v1.Source;
import java.io.PrintWriter;

/** One figure, line by line. */
final class FigurePage {
    private FigurePage() {}

    static void print(DataService service, GetFigureResponse found, PrintWriter out) {
        Figure figure = found.getFigure();
        out.printf("%s · %s%n%n", Words.id(figure.getName()), service);
        line(out, "quantity", Words.id(figure.getQuantity()));
        line(out, "period", figure.getPeriod());
        line(out, "low", figure.hasLow() ? Numbers.exact(figure.getLow()) : "not stated");
        line(out, "central", figure.hasCentral() ? Numbers.exact(figure.getCentral()) : "not stated");
        line(out, "high", figure.hasHigh() ? Numbers.exact(figure.getHigh()) : "not stated");
        line(out, "unit", figure.getUnit());
        line(out, "coverage", "%s between low and high".formatted(Numbers.exact(Numbers.coverage(figure))));
        line(out, "note", figure.getNote());
        out.println();
        source(figure.getSource(), out);
        out.println();
        line(out, "recorded", "%s UTC by %s".formatted(Dates.text(figure.getRecordedTime()), figure.getRecordedBy()));
        line(out, "reason", figure.getReason());
        line(out, "supersedes", other(figure.getSupersededFigure()));
        line(out, "superseded by", other(found.getSupersededBy()));
    }

    private static void source(Source source, PrintWriter out) {
        line(out, "publisher", source.getPublisher());
        line(out, "title", source.getTitle());
        line(out, "url", source.getUrl());
        line(out, "published", Dates.text(source.getPublishedDate()));
        line(out, "accessed", source.hasAccessedDate() ? Dates.text(source.getAccessedDate()) : "");
        line(out, "grade", Grade.explained(source.getGrade()));
    }

    private static String other(String name) {
        return name.isEmpty() ? "none" : Words.id(name);
    }

    private static void line(PrintWriter out, String field, String text) {
        out.println("%-13s  %s".formatted(field, Words.printable(text)).stripTrailing());
    }
}
