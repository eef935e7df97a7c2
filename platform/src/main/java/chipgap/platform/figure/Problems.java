package chipgap.platform.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with one row: all of it, so that nobody mends a row cell by cell. */
final class Problems {
    private static final int LONGEST_VALUE = 200;

    private final List<Problem> found = new ArrayList<>();

    /**
     * One refused cell.
     *
     * @param column column as the header of the file names it; empty for the row as a whole
     * @param value what stands there, cut to 200 characters
     * @param reason what is wrong, and a way out
     */
    record Problem(String column, String value, String reason) {}

    void add(String column, @Nullable Object value, @Nullable String reason) {
        String shown = String.valueOf(value);
        String cut = shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) : shown;
        found.add(new Problem(column, cut, String.valueOf(reason)));
    }

    /** Whether any of these columns is refused already. */
    boolean concern(String... columns) {
        List<String> named = List.of(columns);
        return found.stream().anyMatch(problem -> named.contains(problem.column()));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
