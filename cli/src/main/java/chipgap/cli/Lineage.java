package chipgap.cli;

import chipgap.proto.forecast.v1.LineageRequest;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What one output's spread comes from. */
@Command(
        name = "lineage",
        mixinStandardHelpOptions = true,
        description =
                "Rank what goes into the shortfall of a quarter by how much of its spread it explains, down to figures, measures and sources.")
final class Lineage extends Question {
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
            LineageTable.print(answer, out);
        });
    }
}
