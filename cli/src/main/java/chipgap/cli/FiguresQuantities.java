package chipgap.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what figures are about. */
@Command(name = "quantities", mixinStandardHelpOptions = true, description = "List what figures are about.")
final class FiguresQuantities extends FigureVerb {
    @Mixin
    private AnyService services = new AnyService();

    FiguresQuantities(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        for (DataService service : services.asked()) {
            try (FigureClient client = client(service)) {
                FigureTables.quantities(service, client.quantities(), out);
            }
        }
    }
}
