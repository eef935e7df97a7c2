package chipgap.cli;

import chipgap.proto.policy.v1.ScenarioDifference;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts two scenarios side by side. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Tell what two scenarios change in different ways.")
final class ScenarioDiff extends PolicyVerb {
    @Parameters(index = "0", paramLabel = "FIRST", description = "First scenario.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "Second scenario.")
    private String second = "";

    ScenarioDiff(Settings settings) {
        super(settings);
    }

    @Override
    void run(PolicyClient policy, PrintWriter out) {
        List<ScenarioDifference> differences =
                policy.differences(Words.name("scenarios", first), Words.name("scenarios", second));
        if (differences.isEmpty()) {
            out.println("They come to the same.");
            return;
        }
        TextTable table = new TextTable()
                .column("provision")
                .column("field")
                .column(Words.id(first))
                .column(Words.id(second));
        for (ScenarioDifference difference : differences) {
            table.row(
                    PolicyWords.provision(difference.getProvision()),
                    difference.getField(),
                    difference.getFirst(),
                    difference.getSecond());
        }
        table.print(out);
    }
}
