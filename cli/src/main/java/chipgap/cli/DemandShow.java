package chipgap.cli;

import chipgap.proto.demand.v1.DemandAmount;
import chipgap.proto.demand.v1.DemandViewResponse;
import chipgap.proto.type.v1.Distribution;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Demand of one quarter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show what is wanted in a quarter: by workload and funding, bound to domestic chips, ordered, in USD.")
final class DemandShow extends Verb {
    @Option(names = "--quarter", paramLabel = "QUARTER", required = true, description = "Which quarter, e.g. 2026Q4.")
    private String quarter = "";

    @Option(names = "--parts", description = "Also by segment.")
    private boolean parts;

    @Mixin
    private DemandQuestion question = new DemandQuestion();

    DemandShow(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        DemandViewResponse shown = question.view(settings(), Quarters.parse("--quarter", quarter));
        out.printf(
                "%s · %s%n",
                quarter.toUpperCase(Locale.ROOT),
                question.title(shown.getProvenance().getVintage()));
        out.println("Means over the draws add up; quantiles do not.");
        out.println();
        TextTable table = new TextTable()
                .column("measure")
                .column("segment")
                .number("mean")
                .number("5 %")
                .number("median")
                .number("95 %")
                .column("unit");
        for (DemandAmount amount : shown.getAmountsList()) {
            if (parts || amount.getSegment().isEmpty()) {
                Distribution spread = amount.getAmount();
                table.row(
                        Words.of(amount.getMeasure()),
                        amount.getSegment().isEmpty() ? "all" : Words.id(amount.getSegment()),
                        Numbers.rounded(spread.getMean()),
                        Numbers.rounded(Spreads.quantile(spread, .05)),
                        Numbers.rounded(Spreads.quantile(spread, .5)),
                        Numbers.rounded(Spreads.quantile(spread, .95)),
                        amount.getUnit());
            }
        }
        table.print(out);
    }
}
