package chipgap.cli;

import chipgap.proto.forecast.v1.ChangedInput;
import chipgap.proto.forecast.v1.ReplayForecastRequest;
import chipgap.proto.forecast.v1.ReplayForecastResponse;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a forecast again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Run a forecast made before again, and tell whether the result is the same. Exit code 1: it is not.")
final class Replay implements Callable<Integer> {
    @Spec
    @Nullable private CommandSpec command;

    @Parameters(paramLabel = "FORECAST", description = "Its name, e.g. forecasts/0123456789ab.")
    @Nullable private String name;

    @Override
    public Integer call() {
        String typed = Objects.requireNonNull(name);
        ReplayForecastRequest request = ReplayForecastRequest.newBuilder()
                .setName(typed.startsWith("forecasts/") ? typed : "forecasts/" + typed)
                .build();
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        try (ForecastClient client = new ForecastClient(Settings.load())) {
            ReplayForecastResponse replay = client.ask(stub -> stub.replayForecast(request));
            print(request.getName(), replay, out);
            return replay.getEqual() ? 0 : CliException.REFUSED;
        }
    }

    static void print(String name, ReplayForecastResponse replay, PrintWriter out) {
        out.printf("%s · %s%n", name, replay.getEqual() ? "the same, bit for bit" : "not the same");
        out.printf("stored    %s%nreplayed  %s%n", replay.getStoredDigest(), replay.getReplayedDigest());
        for (ChangedInput changed : replay.getChangedInputsList()) {
            out.printf("  %s: %s, was %s%n", changed.getInput(), changed.getOther(), changed.getBase());
        }
        out.flush();
    }
}
