package chipgap.platform.figure;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CSV file of figures, read line by line and never held whole. */
final class FigureFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Most characters of one cell: far more than any column takes, so that a quote that is never closed does not fill the memory. */
    private static final int LONGEST_CELL = 1 << 18;

    private FigureFile() {}

    /** The file as a whole is refused. */
    static final class FileRefusedException extends RuntimeException {
        FileRefusedException(String message) {
            super(message);
        }
    }

    /**
     * One line.
     *
     * @param number number of the line in the file on which it begins; the header is line 1
     * @param row the figure; null when its cells do not even fit the header
     * @param problems what is wrong with its cells
     */
    record Line(long number, @Nullable FigureRow row, Problems problems) {}

    /**
     * Reads a file; bytes that are not UTF-8 are a problem of their cell.
     *
     * @param today what an empty {@code accessed_on} means
     * @throws FileRefusedException when it is no such file
     */
    static void read(InputStream file, LocalDate today, Consumer<Line> reader) {
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            boolean isHeader = true;
            for (CsvRecord line : lines) {
                if (isHeader) {
                    requireHeader(line.getFields());
                    isHeader = false;
                } else {
                    Problems problems = new Problems();
                    FigureRow row = FigureCells.read(line.getFields(), today, problems);
                    reader.accept(new Line(line.getStartingLineNumber(), row, problems));
                }
            }
            if (isHeader) {
                throw new FileRefusedException("The file is empty. Begin it with the header of an export.");
            }
        } catch (CsvParseException invalid) {
            if (invalid.getCause() instanceof RuntimeException elsewhere) {
                throw elsewhere;
            }
            throw new FileRefusedException(
                    "This is no CSV file: %s. Quote cells that hold commas, quotes or line ends, and close every quote."
                            .formatted(invalid.getMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void requireHeader(List<String> cells) {
        String header = String.join(",", cells);
        String plain = header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header;
        String wanted = String.join(",", FigureCells.HEADER);
        if (!plain.equals(wanted)) {
            String cut = plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
            throw new FileRefusedException("The header must be '%s', not '%s'.".formatted(wanted, cut));
        }
    }

    /** Lines of a file: the header if wanted, and rows. */
    static byte[] write(boolean withHeader, List<FigureRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter lines =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            if (withHeader) {
                lines.writeRecord(FigureCells.HEADER);
            }
            rows.forEach(row -> lines.writeRecord(FigureCells.write(row)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
