package chipgap.cli;

import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.ForecastState;
import java.io.PrintWriter;
import java.time.LocalDate;
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
        description = "Run a forecast, get one, or list them.",
        subcommands = CommandLine.HelpCommand.class)
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

            @Option(names = "--csv", description = "Print one row a quarter, output and part as CSV.")
            private boolean csv;
        }

        void print(Forecast forecast, PrintWriter out) {
            if (choice != null && choice.json) {
                out.println(Exports.json(forecast));
            } else if (choice != null && choice.csv) {
                Exports.csv(forecast, out);
            } else {
                ForecastTable.print(forecast, out);
            }
            out.flush();
        }
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Run a forecast and print it.")
    int run(
            @Option(
                            names = "--scenario",
                            paramLabel = "NAME",
                            description = "Scenario, e.g. no-export-controls. Default: baseline.")
                    @Nullable String scenario,
            @Option(
                            names = "--as-of",
                            paramLabel = "DATE",
                            description = "Use only what was published by this date. Default: everything.")
                    @Nullable LocalDate asOf,
            @Option(names = "--from", paramLabel = "QUARTER", description = "First quarter, e.g. 2025Q1. Needs --to.")
                    @Nullable String from,
            @Option(names = "--to", paramLabel = "QUARTER", description = "Last quarter, e.g. 2028Q4. Needs --from.")
                    @Nullable String to,
            @Option(
                            names = "--draws",
                            paramLabel = "N",
                            description = "Least number of draws, 100 to 1000000. Default: 8192.")
                    @Nullable Integer draws,
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            description = "Seed. The same seed gives the same numbers. Default: 1.")
                    @Nullable Long seed,
            @Mixin Format format) {
        ForecastSpec.Builder asked = ForecastSpec.newBuilder();
        if (scenario != null) {
            asked.setScenario(Words.name("scenarios", scenario));
        }
        if (asOf != null) {
            asked.setAsOfDate(Dates.message(asOf));
        }
        if (from != null || to != null) {
            asked.setHorizon(Quarters.range(from, to));
        }
        if (draws != null) {
            asked.setDrawCount(draws);
        }
        if (seed != null) {
            asked.setSeed(seed);
        }
        try (ForecastClient client = new ForecastClient(settings)) {
            Forecast created = client.create(asked.build());
            try (RunProgress progress = new RunProgress(created)) {
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
