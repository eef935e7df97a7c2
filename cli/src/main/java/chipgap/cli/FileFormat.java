package chipgap.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats of a file of figures or draws. */
enum FileFormat {
    CSV,
    PARQUET;

    /** The format asked for, otherwise the one that the file's name ends in. */
    static FileFormat of(Path file, @Nullable FileFormat asked) {
        if (asked != null) {
            return asked;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (FileFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new CliException(2, "%s ends neither in .csv nor in .parquet. Give --format.".formatted(file));
    }
}
