package chipgap.cli;

import chipgap.proto.figure.v1.GetFigureResponse;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all there is to one figure. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show all there is to one figure: its numbers, its source, who recorded it and what replaces it.")
final class FiguresShow extends FigureVerb {
    @Parameters(paramLabel = "FIGURE", description = "Its name, e.g. F0006.")
    private String name = "";

    @Mixin
    private AnyService services = new AnyService();

    FiguresShow(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        AnyService.Answer<GetFigureResponse> found =
                services.find(name, settings(), client -> client.figure(Words.name("figures", name)));
        FigurePage.print(found.service(), found.told(), out);
    }
}
