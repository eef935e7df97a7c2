package chipgap.cli;

import chipgap.proto.forecast.v1.SelfSufficiencyMultipleRequest;
import chipgap.proto.forecast.v1.YearMultiple;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;

/** By how much domestic output would have to grow. */
@Command(
        name = "multiple",
        mixinStandardHelpOptions = true,
        description = "Find the factor on projected domestic output that clears the shortage, by year.")
final class Multiple extends Question {
    private static final double GREATEST = 32;

    Multiple(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        SelfSufficiencyMultipleRequest request =
                SelfSufficiencyMultipleRequest.newBuilder().setSpec(spec()).build();
        tell(out, stub -> stub.selfSufficiencyMultiple(request), answer -> {
            head(answer.getGrounds(), out);
            out.println("Smallest factor on projected domestic output with which nobody is short in the year.");
            out.println();
            out.println("year  quarters  clears the median  90 % interval  P(short)  P(still short at 5x)");
            for (YearMultiple year : answer.getYearsList()) {
                out.printf(
                        Locale.ROOT,
                        "%4d  %8d  %17s  %13s  %6.0f %%  %18.0f %%%n",
                        year.getYear(),
                        year.getQuarterCount(),
                        factor(year.getMedianShortageFactor()),
                        factor(Spreads.quantile(year.getFactor(), 0.05)) + "-"
                                + factor(Spreads.quantile(year.getFactor(), 0.95)),
                        100 * year.getShortAtOne().getFraction(),
                        100 * year.getShortAtFive().getFraction());
            }
        });
    }

    private static String factor(double factor) {
        return factor >= GREATEST ? "beyond 32" : String.format(Locale.ROOT, "%.2f", factor);
    }
}
