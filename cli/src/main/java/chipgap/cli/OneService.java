package chipgap.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the service to write to or to copy from. */
final class OneService {
    @Option(
            names = "--service",
            required = true,
            paramLabel = "SERVICE",
            description = "Service that keeps the figures: supply, demand or policy.")
    @Nullable private DataService service;

    DataService asked() {
        return Objects.requireNonNull(service);
    }
}
