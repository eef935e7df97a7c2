package chipgap.cli;

import chipgap.proto.figure.v1.Comparison;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.Voice;
import chipgap.proto.type.v1.Quantiles;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What sources say about one quantity and period, drawn on one scale. */
final class ComparisonBoard {
    private static final int PUBLISHER = 28;

    private ComparisonBoard() {}

    static void print(DataService service, Comparison comparison, PrintWriter out) {
        List<Voice> voices = comparison.getVoicesList();
        out.printf(
                "%s · %s · %s · %s · %s%n",
                Words.id(comparison.getQuantity()),
                comparison.getPeriod(),
                comparison.getUnit(),
                service,
                Words.counted(voices.size(), "figure", "figures"));
        out.println(
                "Weight: share in the pool. Below: share of the pool below the figure's median. ● median, ├ ┤ bounds.");
        out.println();
        Strip strip = strip(comparison);
        TextTable table = new TextTable()
                .column("figure")
                .column("publisher", PUBLISHER)
                .column("published")
                .column("grade")
                .number("weight")
                .number("below")
                .column("value")
                .column(strip.scale());
        for (Voice voice : voices) {
            Figure figure = voice.getFigure();
            table.row(
                    Words.id(figure.getName()),
                    figure.getSource().getPublisher(),
                    Dates.text(figure.getSource().getPublishedDate()),
                    Grade.letter(figure.getSource().getGrade()),
                    Numbers.percent(voice.getWeight()),
                    Numbers.percent(voice.getPoolProbability()),
                    stated(voice),
                    strip.draw(low(voice), voice.getMedian(), high(voice)));
        }
        double low = quantile(comparison, 0.05);
        double median = quantile(comparison, 0.5);
        double high = quantile(comparison, 0.95);
        table.row(
                "pool",
                "90 % interval",
                "",
                "",
                "",
                "",
                Numbers.stated(Numbers.rounded(low), Numbers.rounded(median), Numbers.rounded(high)),
                strip.draw(low, median, high));
        table.print(out);
        notes(voices, out);
    }

    /** What the table has no room for. */
    private static void notes(List<Voice> voices, PrintWriter out) {
        List<String> lines = new ArrayList<>();
        for (Voice voice : voices) {
            List<String> parts = new ArrayList<>();
            Figure figure = voice.getFigure();
            if (figure.hasLow() && figure.hasHigh()) {
                parts.add("%s between the bounds".formatted(Numbers.percent(Numbers.coverage(figure))));
            }
            if (!figure.getUnit().equals(voices.getFirst().getFigure().getUnit()) || isConverted(voice)) {
                parts.add("printed as %s %s".formatted(Numbers.stated(figure), figure.getUnit()));
            }
            if (voice.getWeight() == 0) {
                parts.add("a later figure of the publisher speaks for it");
            }
            if (!figure.getNote().isEmpty()) {
                parts.add(Words.printable(figure.getNote()));
            }
            if (!parts.isEmpty()) {
                lines.add("%s: %s".formatted(Words.id(figure.getName()), String.join("; ", parts)));
            }
        }
        if (!lines.isEmpty()) {
            out.println();
            lines.forEach(out::println);
        }
    }

    private static boolean isConverted(Voice voice) {
        Figure figure = voice.getFigure();
        return voice.getLow() != figure.getLow()
                || voice.getCentral() != figure.getCentral()
                || voice.getHigh() != figure.getHigh();
    }

    private static String stated(Voice voice) {
        return Numbers.stated(
                voice.hasLow() ? Numbers.rounded(voice.getLow()) : "",
                voice.hasCentral() ? Numbers.rounded(voice.getCentral()) : "",
                voice.hasHigh() ? Numbers.rounded(voice.getHigh()) : "");
    }

    /** A scale that everything on the board fits on. */
    private static Strip strip(Comparison comparison) {
        List<Double> numbers = new ArrayList<>(List.of(quantile(comparison, 0.05), quantile(comparison, 0.95)));
        for (Voice voice : comparison.getVoicesList()) {
            numbers.addAll(List.of(low(voice), voice.getMedian(), high(voice)));
        }
        return Strip.over(numbers);
    }

    /** The lower bound, or the median where there is none. */
    private static double low(Voice voice) {
        return voice.hasLow() ? voice.getLow() : voice.getMedian();
    }

    /** The upper bound, or the median where there is none. */
    private static double high(Voice voice) {
        return voice.hasHigh() ? voice.getHigh() : voice.getMedian();
    }

    private static double quantile(Comparison comparison, double probability) {
        Quantiles pool = comparison.getPool();
        return pool.getValues(pool.getProbabilitiesList().indexOf(probability));
    }
}
