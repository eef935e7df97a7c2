package chipgap.cli;

import chipgap.proto.forecast.v1.LineageInput;
import chipgap.proto.forecast.v1.LineageRequest;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What one output's spread comes from. */
@Command(
        name = "lineage",
        mixinStandardHelpOptions = true,
        description = "Rank what goes into the shortfall of a quarter by how much of its spread it explains.")
final class Lineage extends Question {
    private static final int SHOWN = 20;

    @Option(names = "--quarter", paramLabel = "QUARTER", description = "Quarter of the shortfall. Default: the last.")
    @Nullable private String quarter;

    @Option(names = "--segment", paramLabel = "NAME", description = "Segment, e.g. internet. Default: all together.")
    @Nullable private String segment;

    Lineage(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        LineageRequest.Builder request = LineageRequest.newBuilder().setSpec(spec());
        if (quarter != null) {
            request.setQuarter(Quarters.parse("--quarter", quarter));
        }
        if (segment != null) {
            request.setSegment(Words.name("segments", segment));
        }
        tell(out, stub -> stub.lineage(request.build()), answer -> {
            head(answer.getGrounds(), out);
            out.println("Share of the variance that would go if the input became known, with its standard error.");
            out.println();
            for (LineageInput input :
                    answer.getInputsList().stream().limit(SHOWN).toList()) {
                out.printf(
                        Locale.ROOT,
                        "%5.1f %% ± %4.1f  %-7s  %s%n",
                        100 * input.getVarianceShare(),
                        100 * input.getStandardError(),
                        input.getService(),
                        input.getInput());
            }
        });
    }
}
