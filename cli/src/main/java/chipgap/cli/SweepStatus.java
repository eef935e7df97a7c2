package chipgap.cli;

import chipgap.proto.forecast.v1.GetSweepResponse;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how far a sweep is. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Tell how far a sweep is, case by case.")
final class SweepStatus extends Verb {
    @Parameters(paramLabel = "SWEEP", description = "Its name, e.g. sweeps/0123456789ab.")
    @Nullable private String name;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    SweepStatus(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        try (SweepClient client = new SweepClient(settings())) {
            GetSweepResponse told = client.get(Words.name("sweeps", Objects.requireNonNull(name)));
            if (json) {
                out.println(Exports.json(told));
            } else {
                SweepTable.progress(told, out);
            }
        }
    }
}
