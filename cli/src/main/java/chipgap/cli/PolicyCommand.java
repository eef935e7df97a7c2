package chipgap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the rules say. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "What the rules say, by date: measures, the chips they catch, a timeline, and scenarios.",
        subcommands = {
            PolicyList.class,
            PolicyShow.class,
            PolicyClassify.class,
            PolicyThreshold.class,
            PolicyTimeline.class,
            ScenarioCommand.class,
            CommandLine.HelpCommand.class
        })
final class PolicyCommand {}
