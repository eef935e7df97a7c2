package chipgap.cli;

import chipgap.proto.type.v1.Vintage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that asks what was known on a date. */
final class AsOf {
    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Only what was published by this date, as far as it is recorded by now. Default: everything.")
    @Nullable private LocalDate date;

    /** Puts the vintage into a request if one is asked for. */
    void into(Consumer<Vintage> request) {
        if (date != null) {
            request.accept(Vintage.newBuilder()
                    .setAsOfDate(Dates.message(date))
                    .setRecordedTime(Dates.message(Instant.now()))
                    .build());
        }
    }
}
