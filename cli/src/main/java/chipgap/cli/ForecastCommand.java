package chipgap.cli;

import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.ForecastState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs, gets and lists forecasts. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = "Run forecasts, get them, and ask what is behind them.",
        subcommands = {
            Compare.class,
            Priority.class,
            Multiple.class,
            Explain.class,
            Clock.class,
            Buyer.class,
            Alerts.class,
            Lineage.class,
            Replay.class,
            ForecastExport.class,
            CommandLine.HelpCommand.class
        })
final class ForecastCommand {
    @Spec
    @Nullable private CommandSpec spec;

    private final Settings settings;

    ForecastCommand(Settings settings) {
        this.settings = settings;
    }

    /** How a forecast is printed. */
    static final class Format {
        @ArgGroup
        @Nullable private Choice choice;

        private static final class Choice {
            @Option(names = "--json", description = "Print the message as JSON.")
            private boolean json;

            @Option(names = "--csv", description = "Print one row a quarter or year, output, part and unit as CSV.")
            private boolean csv;

            @Option(names = "--hubverse", description = "Print the quantiles as a model output table of hubverse.")
            private boolean hubverse;
        }

        void print(Forecast forecast, PrintWriter out) {
            if (choice != null && choice.json) {
                out.println(Exports.json(forecast));
            } else if (choice != null && choice.csv) {
                ForecastCsv.print(forecast, out);
            } else if (choice != null && choice.hubverse) {
                Hubverse.print(forecast, out);
            } else {
                ForecastTable.print(forecast, out);
            }
            out.flush();
        }
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Run a forecast and print it. Ctrl-C cancels the run.")
    int run(@Mixin SpecOptions world, @Mixin Format format) {
        ForecastSpec asked = world.spec();
        try (ForecastClient client = new ForecastClient(settings)) {
            Forecast created = client.create(asked);
            try (RunProgress progress = new RunProgress(created);
                    Interruption _ = new Interruption(() -> client.cancel(created.getName()))) {
                client.watch(created.getName(), progress::show);
            }
            Forecast ended = client.get(created.getName());
            requireResult(ended);
            format.print(ended, out());
        }
        return 0;
    }

    @Command(name = "get", mixinStandardHelpOptions = true, description = "Print a forecast made before.")
    int get(
            @Parameters(paramLabel = "FORECAST", description = "Its name, e.g. forecasts/0123456789ab.") String name,
            @Mixin Format format) {
        try (ForecastClient client = new ForecastClient(settings)) {
            Forecast forecast = client.get(Words.name("forecasts", name));
            requireResult(forecast);
            format.print(forecast, out());
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest forecasts.")
    int list(
            @Option(
                            names = "--count",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many, up to 200. Default: 20.")
                    int count) {
        try (ForecastClient client = new ForecastClient(settings)) {
            ForecastTable.printList(client.newest(count), out());
        }
        return 0;
    }

    private static void requireResult(Forecast forecast) {
        if (forecast.getState() == ForecastState.FORECAST_STATE_FAILED) {
            throw new CliException(
                    CliException.REFUSED,
                    "%s failed: %s (%s)"
                            .formatted(
                                    forecast.getName(),
                                    forecast.getFailure().getMessage(),
                                    forecast.getFailure().getReason()));
        }
        if (!forecast.hasResult()) {
            String state =
                    forecast.getState().name().replace("FORECAST_STATE_", "").toLowerCase(Locale.ROOT);
            throw new CliException(
                    CliException.REFUSED, "%s has no result: it is %s.".formatted(forecast.getName(), state));
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
