package chipgap.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists sweeps. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest sweeps.")
final class SweepList extends Verb {
    @Option(names = "--count", paramLabel = "N", defaultValue = "20", description = "How many. Default: 20.")
    private int count;

    SweepList(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        CliException.requirePositive("--count", count);
        try (SweepClient client = new SweepClient(settings())) {
            SweepTable.list(client.newest(count).rows(), out);
        }
    }
}
