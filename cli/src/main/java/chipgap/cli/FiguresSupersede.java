package chipgap.cli;

import chipgap.proto.figure.v1.Figure;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a figure in the place of another. */
@Command(
        name = "supersede",
        mixinStandardHelpOptions = true,
        description = {
            "Record a figure that replaces another one about the same quantity, from its own publication on.",
            "Give all the numbers it states. What you leave out of the rest stays as it was; of the source give all or nothing. Wants the role editor."
        })
final class FiguresSupersede extends FigureVerb {
    @Parameters(paramLabel = "FIGURE", description = "The figure to replace, e.g. F0006.")
    private String replaced = "";

    @Mixin
    private OneService service = new OneService();

    @Option(
            names = "--name",
            paramLabel = "FIGURE",
            description = "Name the new one shall have, e.g. F0950. Default: the service chooses one.")
    private String name = "";

    @Option(names = "--period", paramLabel = "PERIOD", description = "Another period, e.g. 2025Q4.")
    @Nullable private String period;

    @Option(names = "--unit", paramLabel = "UNIT", description = "Another unit, e.g. percent.")
    @Nullable private String unit;

    @Mixin
    private NumberOptions numbers = new NumberOptions();

    @Option(names = "--note", paramLabel = "TEXT", description = "Another note; '' for none.")
    @Nullable private String note;

    @ArgGroup(exclusive = false, multiplicity = "0..1", heading = "%nAnother source:%n")
    @Nullable private SourceOptions source;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it replaces the other.")
    private String reason = "";

    FiguresSupersede(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        Figure.Builder stated = Figure.newBuilder();
        numbers.into(stated);
        try (FigureClient client = client(service.asked())) {
            String wanted = Words.name("figures", replaced);
            Figure before = client.figure(wanted).getFigure();
            stated.setName(Words.name("figures", name))
                    .setQuantity(before.getQuantity())
                    .setPeriod(period == null ? before.getPeriod() : period)
                    .setUnit(unit == null ? before.getUnit() : unit)
                    .setNote(note == null ? before.getNote() : note)
                    .setSource(source == null ? before.getSource() : source.message());
            Figure recorded = client.supersede(wanted, stated.build(), reason);
            out.printf(
                    "Recorded %s in %s. It replaces %s from %s on.%n",
                    Words.id(recorded.getName()),
                    service.asked(),
                    Words.id(wanted),
                    Dates.text(recorded.getSource().getPublishedDate()));
        }
    }
}
