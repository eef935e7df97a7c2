package chipgap.cli;

import chipgap.proto.forecast.v1.ExportDrawsRequest;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The draws themselves. */
@Command(
        name = "draws",
        mixinStandardHelpOptions = true,
        description = "Print the draws themselves as CSV: one line a draw, quarter and part. At most 16384 draws.")
final class Draws implements Callable<Integer> {
    @Spec
    @Nullable private CommandSpec command;

    @Mixin
    @Nullable private SpecOptions world;

    @Override
    public Integer call() {
        ExportDrawsRequest request = ExportDrawsRequest.newBuilder()
                .setSpec(Objects.requireNonNull(world).spec())
                .build();
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        try (ForecastClient client = new ForecastClient(Settings.load())) {
            client.stream(stub -> stub.exportDraws(request), part -> out.print(part.getCsv()));
        }
        out.flush();
        return 0;
    }
}
