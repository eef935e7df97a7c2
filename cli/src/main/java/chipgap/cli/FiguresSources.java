package chipgap.cli;

import chipgap.proto.figure.v1.ListSourcesRequest;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists who is cited. */
@Command(name = "sources", mixinStandardHelpOptions = true, description = "List who is cited, and the latest of each.")
final class FiguresSources extends FigureVerb {
    @Mixin
    private AnyService services = new AnyService();

    @Mixin
    private AsOf asOf = new AsOf();

    FiguresSources(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        ListSourcesRequest.Builder asked = ListSourcesRequest.newBuilder();
        asOf.into(asked::setVintage);
        for (DataService service : services.asked()) {
            try (FigureClient client = client(service)) {
                FigureTables.sources(service, client.sources(asked.build()), out);
            }
        }
    }
}
