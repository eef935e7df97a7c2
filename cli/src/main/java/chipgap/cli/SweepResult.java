package chipgap.cli;

import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCaseResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what came out of a sweep. */
@Command(
        name = "result",
        mixinStandardHelpOptions = true,
        description = "Print what came out of a sweep, by calendar year; as CSV by quarter, too. Wants all its parts.")
final class SweepResult extends Verb {
    @Parameters(paramLabel = "SWEEP", description = "Its name, e.g. sweeps/0123456789ab.")
    @Nullable private String name;

    @Option(names = "--csv", description = "Print one row a case, quarter or year, and output as CSV.")
    private boolean csv;

    SweepResult(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        String asked = Words.name("sweeps", Objects.requireNonNull(name));
        try (SweepClient client = new SweepClient(settings())) {
            if (csv) {
                SweepCsv rows = new SweepCsv(out);
                client.result(asked, rows::print);
            } else {
                List<SweepCaseResult> cases = new ArrayList<>();
                client.result(asked, cases::add);
                Sweep sweep = client.get(asked).getSweep();
                SweepTable.head(sweep, out);
                SweepTable.result(cases, out);
            }
        }
    }
}
