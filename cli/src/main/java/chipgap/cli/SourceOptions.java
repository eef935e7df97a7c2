package chipgap.cli;

import chipgap.proto.type.v1.Source;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who says so. */
final class SourceOptions {
    @Option(names = "--publisher", required = true, paramLabel = "NAME", description = "Who published it.")
    private String publisher = "";

    @Option(names = "--published", required = true, paramLabel = "DATE", description = "When, e.g. 2025-07-17.")
    @Nullable private LocalDate published;

    @Option(
            names = "--grade",
            required = true,
            paramLabel = "A-D",
            description =
                    "How far to trust it: A official document or filing, B named analyst, C press citing anonymous"
                            + " sources, D rumour or assumption.")
    @Nullable private Grade grade;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the document.")
    private String title = "";

    @Option(names = "--url", paramLabel = "URL", description = "Address of the document.")
    private String url = "";

    @Option(names = "--accessed", paramLabel = "DATE", description = "When you read it. Default: today.")
    @Nullable private LocalDate accessed;

    Source message() {
        return Source.newBuilder()
                .setPublisher(publisher)
                .setPublishedDate(Dates.message(Objects.requireNonNull(published)))
                .setGrade(Objects.requireNonNull(grade).message())
                .setTitle(title)
                .setUrl(url)
                .setAccessedDate(Dates.message(accessed == null ? LocalDate.now(ZoneOffset.UTC) : accessed))
                .build();
    }
}
