package chipgap.cli;

import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code chipgap}. */
@Command(
        name = "chipgap",
        mixinStandardHelpOptions = true,
        version = "chipgap 0.1.0",
        description = "How short of AI chips will a market be, quarter by quarter, for whom, and why?",
        subcommands = {
            Login.class,
            ForecastCommand.class,
            SweepCommand.class,
            FiguresCommand.class,
            SupplyCommand.class,
            DemandCommand.class,
            PolicyCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the call or a row was refused, or the forecast failed",
            "2:the command line is wrong",
            "3:sign in first, or ask for a wider role",
            "4:a service cannot be reached"
        },
        footerHeading = "%nSettings:%n",
        footer = {
            "  settings.properties in the folder that CHIPGAP_CONFIG names (otherwise",
            "  ~/.config/chipgap) holds the addresses of forecast, supply, demand, policy",
            "  and issuer (sign-in). 'deploy/local/up' writes it."
        })
public final class Chipgap {
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private Chipgap() {}

    public static void main(String[] arguments) {
        GRPC.setLevel(Level.OFF);
        System.exit(commandLine(Settings.load()).execute(arguments));
    }

    static CommandLine commandLine(Settings settings) {
        return new CommandLine(new Chipgap(), new Commands(settings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    CliException told = CliException.of(failure);
                    PrintWriter err = command.getErr();
                    err.println("chipgap: " + told.getMessage());
                    err.flush();
                    return told.exitCode();
                })
                .setParameterExceptionHandler((wrong, arguments) -> {
                    PrintWriter err = wrong.getCommandLine().getErr();
                    err.printf(
                            "chipgap: %s Try '%s --help'.%n",
                            oneLine(wrong.getMessage()),
                            wrong.getCommandLine().getCommandSpec().qualifiedName());
                    err.flush();
                    return CommandLine.ExitCode.USAGE;
                });
    }

    private static String oneLine(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line : line + ".";
    }

    /** Makes the commands, with the settings for those that want them. */
    private record Commands(Settings settings) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Settings.class))) {
                    return type.cast(constructor.newInstance(settings));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
