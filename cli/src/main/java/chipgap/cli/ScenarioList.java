package chipgap.cli;

import chipgap.proto.policy.v1.Scenario;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Lists scenarios. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the scenarios.")
final class ScenarioList extends PolicyVerb {
    private static final int QUESTION = 90;

    ScenarioList(Settings settings) {
        super(settings);
    }

    @Override
    void run(PolicyClient policy, PrintWriter out) {
        TextTable table = new TextTable().column("scenario").column("over").column("question", QUESTION);
        for (Scenario scenario : policy.scenarios()) {
            table.row(
                    Words.id(scenario.getName()),
                    scenario.getParent().isEmpty() ? "the book" : Words.id(scenario.getParent()),
                    scenario.getDescription());
        }
        table.print(out);
    }
}
