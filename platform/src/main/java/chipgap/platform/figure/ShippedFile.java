package chipgap.platform.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A file of figures that ships with a service. */
final class ShippedFile {
    private ShippedFile() {}

    /**
     * Reads a resource of the class path; no rows where this build has none of that name.
     *
     * @throws IllegalStateException that names every line, column and value that breaks a rule
     */
    static List<FigureRow> read(String resource, FigureRules rules) {
        try (InputStream stream = ShippedFile.class.getResourceAsStream(resource)) {
            return stream == null ? List.of() : read(resource, stream, rules);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<FigureRow> read(String resource, InputStream stream, FigureRules rules) {
        List<FigureRow> rows = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        FigureFile.read(stream, LocalDate.EPOCH, line -> {
            if (line.row() != null) {
                rules.check(line.row(), line.problems());
                rows.add(line.row());
            }
            line.problems()
                    .found()
                    .forEach(problem -> refused.add("line %d: the %s ('%s'): %s"
                            .formatted(line.number(), problem.column(), problem.value(), problem.reason())));
        });
        if (!refused.isEmpty()) {
            throw new IllegalStateException("%s cannot be loaded. %s".formatted(resource, String.join(" ", refused)));
        }
        return rows;
    }
}
