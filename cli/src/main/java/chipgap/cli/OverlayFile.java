package chipgap.cli;

import chipgap.proto.type.v1.Assumption;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of assumptions that belong together, e.g. somebody's published inputs, with the world they are about. What is typed beside it goes first.
 *
 * @param title what it is
 * @param scenario scenario it is about
 * @param asOf date it is about, as text
 * @param from first quarter
 * @param to last quarter
 * @param medians whether it is a point forecast
 * @param assumptions the numbers
 */
record OverlayFile(
        String title,
        @Nullable String scenario,
        @Nullable String asOf,
        @Nullable String from,
        @Nullable String to,
        boolean medians,
        List<Entry> assumptions) {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** One assumption, written as after {@code --assume}, and its reason. */
    record Entry(String assume, @Nullable String reason) {
        Assumption message() {
            return Assume.parse(assume).toBuilder()
                    .setReason(Objects.requireNonNullElse(reason, "").strip())
                    .build();
        }
    }

    List<Assumption> messages() {
        return assumptions.stream().map(Entry::message).toList();
    }

    /** Reads a file, or the shipped overlay of a name without a dot. */
    static OverlayFile read(String named) {
        try (InputStream content = open(named)) {
            return Objects.requireNonNull(MAPPER.readValue(content, OverlayFile.class));
        } catch (IOException invalid) {
            throw new CliException(
                    CliException.REFUSED,
                    "%s is no overlay: %s"
                            .formatted(
                                    named, String.valueOf(invalid.getMessage()).split("\n", 2)[0]));
        }
    }

    private static InputStream open(String named) throws IOException {
        if (named.indexOf('.') < 0) {
            InputStream shipped = OverlayFile.class.getResourceAsStream("/overlays/" + named + ".yaml");
            if (shipped != null) {
                return shipped;
            }
        }
        Path file = Path.of(named);
        if (!Files.isReadable(file)) {
            throw new CliException(
                    CliException.REFUSED,
                    "There is no file '%s', and no overlay of that name. Shipped is bernstein-2025-07."
                            .formatted(named));
        }
        return Files.newInputStream(file);
    }
}
