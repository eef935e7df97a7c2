package chipgap.platform.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV resource with a header line, read whole. */
public final class CsvTable {
    private CsvTable() {}

    /**
     * Reads a resource of the class path.
     *
     * @param resource absolute name, e.g. {@code /reference/figures.csv}
     * @param header the exact header expected
     */
    public static List<Row> read(String resource, List<String> header) {
        try (InputStream stream = CsvTable.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The resource %s is missing from this build.".formatted(resource));
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            List<NamedCsvRecord> records =
                    CsvReader.builder().ofNamedCsvRecord(reader).stream().toList();
            if (!records.isEmpty() && !records.getFirst().getHeader().equals(header)) {
                throw new IllegalStateException("The header of %s must be %s, not %s."
                        .formatted(resource, header, records.getFirst().getHeader()));
            }
            return records.stream().map(line -> new Row(resource, line)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads a resource as {@link #read}; no rows where this build has none of that name. */
    public static List<Row> readIfShipped(String resource, List<String> header) {
        return CsvTable.class.getResource(resource) == null ? List.of() : read(resource, header);
    }

    /** One line. A refusal names file, line and column. */
    public static final class Row {
        private final String resource;
        private final NamedCsvRecord line;

        private Row(String resource, NamedCsvRecord line) {
            this.resource = resource;
            this.line = line;
        }

        /** A cell, empty when nothing stands there. */
        public String text(String column) {
            return line.getField(column);
        }

        /** A cell that must not be empty. */
        public String required(String column) {
            String text = text(column);
            if (text.isBlank()) {
                throw refuse(column, "must not be empty");
            }
            return text;
        }

        /** A number, null when the cell is empty. */
        public @Nullable Double number(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException invalid) {
                throw refuse(column, "must be a number");
            }
        }

        /** A whole number, null when the cell is empty. */
        public @Nullable Integer integer(String column) {
            Double number = number(column);
            if (number == null) {
                return null;
            }
            if (number != Math.rint(number)) {
                throw refuse(column, "must be a whole number");
            }
            return number.intValue();
        }

        /** The failure of a cell. */
        public IllegalStateException refuse(String column, String problem) {
            return new IllegalStateException("%s line %d: the %s ('%s') %s."
                    .formatted(resource, line.getStartingLineNumber(), column, text(column), problem));
        }
    }
}
