package chipgap.cli;

import chipgap.proto.forecast.v1.ConstraintShare;
import chipgap.proto.forecast.v1.ExplainShortageRequest;
import chipgap.proto.forecast.v1.QuarterExplanation;
import chipgap.proto.forecast.v1.SegmentExplanation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Why chips are short. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say why chips are short, for whom, and what one more unit of what binds would bring.")
final class Explain extends Question {
    Explain(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        ExplainShortageRequest request =
                ExplainShortageRequest.newBuilder().setSpec(spec()).build();
        tell(out, stub -> stub.explainShortage(request), answer -> {
            head(answer.getGrounds(), out);
            out.println(
                    "Of the draws that are short: what stops one more domestic chip, and how often chips lie idle that the short may not use.");
            answer.getQuartersList().forEach(quarter -> print(quarter, out));
        });
    }

    private static void print(QuarterExplanation quarter, PrintWriter out) {
        out.printf("%n%s%n", Quarters.text(quarter.getQuarter()));
        print("all", quarter.getTotal(), out);
        for (SegmentExplanation segment : quarter.getSegmentsList()) {
            print(Words.id(segment.getSegment()), segment, out);
        }
        quarter.getMarginalsList()
                .forEach(marginal -> out.printf(
                        Locale.ROOT,
                        "  one more %s: %.3f chips, %.3f H100e served%n",
                        unit(Words.of(marginal.getConstraint())),
                        marginal.getChips(),
                        marginal.getServedH100E()));
    }

    private static void print(String name, SegmentExplanation segment, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %-14s  P(short) %3.0f %%  %-50s  idle chips %3.0f %%%n",
                name,
                100 * segment.getShortage().getFraction(),
                shares(segment.getConstraintsList()),
                100 * segment.getIdleChips().getFraction());
    }

    private static String shares(List<ConstraintShare> shares) {
        return shares.stream()
                .filter(share -> share.getDrawFraction() > 0)
                .map(share -> String.format(
                        Locale.ROOT,
                        "%s %.0f %%",
                        name(Words.of(share.getConstraint())),
                        100 * share.getDrawFraction()))
                .collect(Collectors.joining(", "));
    }

    /** Nothing of the model binds where deliveries are published. */
    static String name(String constraint) {
        return constraint.equals("none") ? "published" : constraint;
    }

    private static String unit(String constraint) {
        return switch (constraint) {
            case "foundry" -> "good die";
            case "hbm" -> "memory stack";
            default -> "package";
        };
    }
}
