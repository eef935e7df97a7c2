package chipgap.cli;

import chipgap.proto.figure.v1.ComparePublishedRequest;
import chipgap.proto.figure.v1.Comparison;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts what sources say side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Put every figure about a quantity and period side by side, with the pool of them.")
final class FiguresCompare extends FigureVerb {
    @Parameters(index = "0", paramLabel = "QUANTITY", description = "Quantity, e.g. smic.ai_die.yield.")
    private String quantity = "";

    @Parameters(index = "1", paramLabel = "PERIOD", description = "Period, exactly as the figures state it, e.g. 2025.")
    private String period = "";

    @Mixin
    private AnyService services = new AnyService();

    @Mixin
    private AsOf asOf = new AsOf();

    FiguresCompare(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        ComparePublishedRequest.Builder asked = ComparePublishedRequest.newBuilder()
                .setQuantity(Words.name("quantities", quantity))
                .setPeriod(period);
        asOf.into(asked::setVintage);
        AnyService.Answer<Comparison> found = services.find(
                "figures about %s in %s".formatted(quantity, period),
                settings(),
                client -> client.compare(asked.build()));
        ComparisonBoard.print(found.service(), found.told(), out);
    }
}
