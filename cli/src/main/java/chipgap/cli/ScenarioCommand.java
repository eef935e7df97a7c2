package chipgap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Scenarios. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        description = "Scenarios: small changes of the rules to ask what if.",
        subcommands = {ScenarioList.class, ScenarioShow.class, ScenarioDiff.class, CommandLine.HelpCommand.class})
final class ScenarioCommand {}
