package chipgap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What is wanted, by whom, for which work. */
@Command(
        name = "demand",
        mixinStandardHelpOptions = true,
        description = {
            "What is wanted, ordered and bound to domestic chips, and published statements beside the model.",
            "Sampling wants the role analyst."
        },
        subcommands = {DemandShow.class, DemandValidate.class, CommandLine.HelpCommand.class})
final class DemandCommand {}
