package chipgap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be made, imported or smuggled. */
@Command(
        name = "supply",
        mixinStandardHelpOptions = true,
        description = {
            "Chips from wafers to packages, what binds, and published statements beside the model.",
            "Sampling wants the role analyst."
        },
        subcommands = {SupplyShow.class, SupplyBottlenecks.class, SupplyValidate.class, CommandLine.HelpCommand.class})
final class SupplyCommand {}
