package chipgap.cli;

import chipgap.proto.figure.v1.Figure;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records a figure. */
@Command(name = "add", mixinStandardHelpOptions = true, description = "Record a figure. Wants the role editor.")
final class FiguresAdd extends FigureVerb {
    @Mixin
    private OneService service = new OneService();

    @Option(
            names = "--name",
            paramLabel = "FIGURE",
            description = "Name it shall have, e.g. F0950. Default: the service chooses one.")
    private String name = "";

    @Option(
            names = "--quantity",
            required = true,
            paramLabel = "NAME",
            description = "What it is about. 'chipgap figures quantities' lists them with their units.")
    private String quantity = "";

    @Option(
            names = "--period",
            required = true,
            paramLabel = "PERIOD",
            description = "When: 2025, 2025Q4, 2025H1, 2025-11, FY2026 or 2025-2028.")
    private String period = "";

    @Option(
            names = "--unit",
            required = true,
            paramLabel = "UNIT",
            description = "Unit of the numbers as printed, e.g. percent.")
    private String unit = "";

    @Mixin
    private NumberOptions numbers = new NumberOptions();

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "What exactly the number counts, where sources differ in that.")
    private String note = "";

    @ArgGroup(exclusive = false, multiplicity = "1", heading = "%nWho says so:%n")
    @Nullable private SourceOptions source;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why you record it.")
    private String reason = "";

    FiguresAdd(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        Figure.Builder figure = Figure.newBuilder()
                .setName(Words.name("figures", name))
                .setQuantity(Words.name("quantities", quantity))
                .setPeriod(period)
                .setUnit(unit)
                .setNote(note)
                .setSource(Objects.requireNonNull(source).message());
        numbers.into(figure);
        try (FigureClient client = client(service.asked())) {
            Figure recorded = client.create(figure.build(), reason);
            out.printf("Recorded %s in %s.%n", Words.id(recorded.getName()), service.asked());
        }
    }
}
