package chipgap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Many worlds at once. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Forecast many worlds on the same draws, split over processes: create, run elsewhere, read.",
        subcommands = {
            SweepCreate.class,
            SweepStatus.class,
            SweepResult.class,
            SweepList.class,
            CommandLine.HelpCommand.class
        })
final class SweepCommand {}
