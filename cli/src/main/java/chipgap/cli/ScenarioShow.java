package chipgap.cli;

import chipgap.proto.policy.v1.Provision;
import chipgap.proto.policy.v1.ProvisionChange;
import chipgap.proto.policy.v1.Scenario;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one scenario. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show what a scenario changes.")
final class ScenarioShow extends PolicyVerb {
    @Parameters(paramLabel = "SCENARIO", description = "Its name, e.g. strict-enforcement.")
    private String name = "";

    ScenarioShow(Settings settings) {
        super(settings);
    }

    @Override
    void run(PolicyClient policy, PrintWriter out) {
        Scenario scenario = policy.scenario(Words.name("scenarios", name));
        out.printf(
                "%s · over %s, %s%n%s%n",
                scenario.getTitle(),
                scenario.getParent().isEmpty() ? "the book" : Words.id(scenario.getParent()),
                scenario.getPolicyBookRevision(),
                scenario.getDescription());
        TextTable table = new TextTable().column("provision").column("change");
        for (ProvisionChange change : scenario.getChangesList()) {
            table.row(PolicyWords.provision(change.getProvision()), PolicyWords.of(change));
        }
        for (Provision added : scenario.getHypotheticalProvisionsList()) {
            table.row(
                    PolicyWords.provision(added.getName()),
                    "added: %s, from %s, strength %s"
                            .formatted(
                                    PolicyWords.of(added.getEffect()),
                                    PolicyWords.of(added.getEffectiveFrom()),
                                    PolicyWords.of(added.getStrength())));
        }
        if (scenario.getChangesCount() + scenario.getHypotheticalProvisionsCount() > 0) {
            out.println();
            table.print(out);
        }
    }
}
