package chipgap.cli;

import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.Sweep;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a sweep. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Create a sweep from a YAML file: a title, a base, and a list of cases. Nothing runs yet.")
final class SweepCreate extends Verb {
    @Parameters(paramLabel = "FILE", description = "What to vary, e.g. sweep.yaml.")
    @Nullable private Path file;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Least number of draws of each case, instead of that of the file. Default: 8192.")
    @Nullable private Integer draws;

    @Option(names = "--seed", paramLabel = "N", description = "Seed, instead of that of the file. Default: 1.")
    @Nullable private Long seed;

    SweepCreate(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        CreateSweepRequest.Builder request =
                SweepFile.read(Objects.requireNonNull(file)).request();
        if (draws != null) {
            request.getSpecBuilder().setDrawCount(draws);
        }
        if (seed != null) {
            request.getSpecBuilder().setSeed(seed);
        }
        try (SweepClient client = new SweepClient(settings())) {
            Sweep sweep = client.create(request);
            SweepTable.head(sweep, out);
            out.printf(
                    "Run it with deploy/local/sweep %1$s, or in a cluster with deploy/kubernetes/sweep %1$s SHARDS | kubectl apply -f -%n",
                    Words.id(sweep.getName()));
        }
    }
}
