package chipgap.cli;

import chipgap.proto.supply.v1.ChainAmount;
import chipgap.proto.supply.v1.SupplyChainViewResponse;
import chipgap.proto.type.v1.Distribution;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The chain of one quarter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show the chain of a quarter: wafers, dies, packages and chips, with what is lost and left at each step.")
final class SupplyShow extends Verb {
    @Option(names = "--quarter", paramLabel = "QUARTER", required = true, description = "Which quarter, e.g. 2026Q4.")
    private String quarter = "";

    @Option(names = "--parts", description = "Also by foundry line, die and chip.")
    private boolean parts;

    @Mixin
    private SupplyQuestion question = new SupplyQuestion();

    SupplyShow(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        SupplyChainViewResponse shown = question.chain(settings(), Quarters.parse("--quarter", quarter));
        out.printf(
                "%s · %s%n",
                quarter.toUpperCase(Locale.ROOT),
                question.title(shown.getProvenance().getVintage()));
        out.println("Means over the draws add up along the chain; quantiles do not.");
        out.println();
        TextTable table = new TextTable()
                .column("stage")
                .column("part")
                .number("mean")
                .number("5 %")
                .number("median")
                .number("95 %")
                .column("unit");
        for (ChainAmount amount : shown.getAmountsList()) {
            if (parts || amount.getPart().isEmpty()) {
                Distribution spread = amount.getAmount();
                table.row(
                        Words.of(amount.getStage()),
                        amount.getPart().isEmpty() ? "all" : amount.getPart(),
                        whole(spread.getMean()),
                        whole(Spreads.quantile(spread, .05)),
                        whole(Spreads.quantile(spread, .5)),
                        whole(Spreads.quantile(spread, .95)),
                        amount.getUnit());
            }
        }
        table.print(out);
        out.println();
        shown.getBindingSharesList()
                .forEach(share -> out.printf(
                        Locale.ROOT,
                        "%s in %.0f %% of the draws%n",
                        Words.binding(share.getConstraint()),
                        100 * share.getDrawFraction()));
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
