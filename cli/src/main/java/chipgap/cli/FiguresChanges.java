package chipgap.cli;

import chipgap.proto.figure.v1.ListChangesRequest;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what was recorded. */
@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        description = "List what was recorded, by whom and why, newest first.")
final class FiguresChanges extends FigureVerb {
    @Mixin
    private AnyService services = new AnyService();

    @Option(
            names = "--quantity",
            paramLabel = "NAME",
            description = "Only about this quantity, e.g. smic.ai_die.yield.")
    private String quantity = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most changes to print of a service. Default: ${DEFAULT-VALUE}.")
    private int count;

    FiguresChanges(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        CliException.requirePositive("--count", count);
        ListChangesRequest asked = ListChangesRequest.newBuilder()
                .setQuantity(Words.name("quantities", quantity))
                .build();
        for (DataService service : services.asked()) {
            try (FigureClient client = client(service)) {
                FigureTables.changes(service, client.changes(asked, count), out);
            }
        }
    }
}
