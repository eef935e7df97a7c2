package chipgap.cli;

import chipgap.proto.forecast.v1.ExportDrawsRequest;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The draws themselves. */
@Command(
        name = "draws",
        mixinStandardHelpOptions = true,
        description = "Print the draws themselves as CSV: one line a draw, quarter and part. At most 16384 draws.")
final class Draws extends Verb {
    @Mixin
    @Nullable private SpecOptions world;

    Draws(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        ExportDrawsRequest request = ExportDrawsRequest.newBuilder()
                .setSpec(Objects.requireNonNull(world).spec())
                .build();
        try (ForecastClient client = new ForecastClient(settings())) {
            client.stream(stub -> stub.exportDraws(request), part -> out.print(part.getCsv()));
        }
    }
}
