package chipgap.cli;

import chipgap.proto.forecast.v1.ChangedInput;
import chipgap.proto.forecast.v1.ReplayForecastRequest;
import chipgap.proto.forecast.v1.ReplayForecastResponse;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a forecast again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Run a forecast made before again, and tell whether the result is the same. Exit code 1: it is not.")
final class Replay extends Verb {
    @Parameters(paramLabel = "FORECAST", description = "Its name, e.g. forecasts/0123456789ab.")
    @Nullable private String name;

    Replay(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        ReplayForecastRequest request = ReplayForecastRequest.newBuilder()
                .setName(Words.name("forecasts", Objects.requireNonNull(name)))
                .build();
        try (ForecastClient client = new ForecastClient(settings())) {
            ReplayForecastResponse replay = client.ask(stub -> stub.replayForecast(request));
            print(request.getName(), replay, out);
            if (!replay.getEqual()) {
                throw new CliException(CliException.REFUSED, "The replay is not the same.");
            }
        }
    }

    static void print(String name, ReplayForecastResponse replay, PrintWriter out) {
        out.printf("%s · %s%n", name, replay.getEqual() ? "the same, bit for bit" : "not the same");
        out.printf("stored    %s%nreplayed  %s%n", replay.getStoredDigest(), replay.getReplayedDigest());
        for (ChangedInput changed : replay.getChangedInputsList()) {
            out.printf("  %s: %s, was %s%n", changed.getInput(), changed.getOther(), changed.getBase());
        }
    }
}
