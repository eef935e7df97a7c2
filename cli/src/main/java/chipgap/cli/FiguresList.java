package chipgap.cli;

import chipgap.proto.figure.v1.ListFiguresRequest;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists figures. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List figures that no other replaces, or those that were known on a date.")
final class FiguresList extends FigureVerb {
    @Mixin
    private AnyService services = new AnyService();

    @Option(
            names = "--quantity",
            paramLabel = "NAME",
            description = "Only about this quantity, e.g. smic.ai_die.yield.")
    private String quantity = "";

    @Option(names = "--period", paramLabel = "PERIOD", description = "Only about exactly this period, e.g. 2025Q4.")
    private String period = "";

    @Option(names = "--publisher", paramLabel = "NAME", description = "Only of this publisher.")
    private String publisher = "";

    @Option(names = "--grade", paramLabel = "A-D", description = "Only of this grade.")
    @Nullable private Grade grade;

    @Mixin
    private AsOf asOf = new AsOf();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "200",
            description = "Most figures to print of a service. Default: ${DEFAULT-VALUE}.")
    private int count;

    FiguresList(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        CliException.requirePositive("--count", count);
        ListFiguresRequest.Builder asked = ListFiguresRequest.newBuilder()
                .setQuantity(Words.name("quantities", quantity))
                .setPeriod(period)
                .setPublisher(publisher);
        if (grade != null) {
            asked.setGrade(grade.message());
        }
        asOf.into(asked::setVintage);
        for (DataService service : services.asked()) {
            try (FigureClient client = client(service)) {
                FigureTables.figures(service, client.figures(asked.build(), count), out);
            }
        }
    }
}
