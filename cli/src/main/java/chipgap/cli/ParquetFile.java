package chipgap.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Figures, and draws, as Parquet ⇄ the CSV of an export; figures to the same bytes. Text is text, never missing; numbers are numbers and dates are
 * dates, missing where the CSV has nothing. DuckDB, a library of 80 MB, is loaded only here.
 */
final class ParquetFile {
    private static final String TEXT = "VARCHAR";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("low", "DOUBLE"),
            Map.entry("central", "DOUBLE"),
            Map.entry("high", "DOUBLE"),
            Map.entry("coverage", "DOUBLE"),
            Map.entry("published_on", "DATE"),
            Map.entry("accessed_on", "DATE"),
            Map.entry("draw", "BIGINT"),
            Map.entry("demand_h100e", "DOUBLE"),
            Map.entry("need_h100e", "DOUBLE"),
            Map.entry("shortfall_h100e", "DOUBLE"),
            Map.entry("supply_h100e", "DOUBLE"));

    /** Whole numbers below it are printed without an exponent. */
    private static final double LARGEST_PLAIN = 1e15;

    private ParquetFile() {}

    static void write(Path csv, Path parquet, ScratchFolder scratch) throws IOException, SQLException {
        List<String> header = header(csv);
        String columns = header.stream()
                .map(column -> "%s: %s".formatted(quoted(column), quoted(type(column))))
                .collect(Collectors.joining(", "));
        String texts = header.stream()
                .filter(column -> type(column).equals(TEXT))
                .map(ParquetFile::quoted)
                .collect(Collectors.joining(", "));
        try (Connection duckdb = open(scratch);
                Statement statement = duckdb.createStatement()) {
            statement.execute("""
                    COPY (SELECT * FROM read_csv(%s, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                          parallel = false, columns = {%s}, force_not_null = [%s]))
                    TO %s (FORMAT parquet, COMPRESSION zstd)
                    """.formatted(quoted(csv.toString()), columns, texts, quoted(parquet.toString())));
        }
    }

    static void read(Path parquet, Path csv, ScratchFolder scratch) throws IOException, SQLException {
        // Under a name without wildcards, which DuckDB would follow.
        Path plain = Files.createSymbolicLink(scratch.file("figures.parquet"), parquet.toRealPath());
        try (Connection duckdb = open(scratch);
                Statement statement = duckdb.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT * FROM read_parquet(%s)".formatted(quoted(plain.toString())));
                CsvWriter writer =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> header = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                header.add(columns.getColumnName(i));
            }
            writer.writeRecord(header);
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= header.size(); i++) {
                    cells.add(cell(rows, i, columns.getColumnType(i)));
                }
                writer.writeRecord(cells);
            }
        } catch (SQLException unreadable) {
            throw new CliException(
                    CliException.REFUSED,
                    "%s cannot be read as Parquet: %s".formatted(parquet, firstLine(unreadable.getMessage())));
        }
    }

    /** The row, from 1, that begins on a line of the CSV; 0 is the header. */
    static long rowAt(long line, Path csv) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream()
                            .takeWhile(row -> row.getStartingLineNumber() <= line)
                            .count()
                    - 1;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String cell(ResultSet rows, int column, int type) throws SQLException {
        if (type == Types.DOUBLE) {
            double number = rows.getDouble(column);
            return rows.wasNull() ? "" : text(number);
        }
        String text = rows.getString(column);
        return text == null ? "" : text;
    }

    /** A number as exports print it: whole ones without fraction and exponent. */
    static String text(double number) {
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < LARGEST_PLAIN;
        return isWhole ? Long.toString((long) number) : Double.toString(number);
    }

    private static List<String> header(Path csv) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream()
                    .findFirst()
                    .orElseThrow(() -> new CliException(CliException.REFUSED, "The service sent an empty file."))
                    .getFields();
        }
    }

    private static String type(String column) {
        return TYPES.getOrDefault(column, TEXT);
    }

    /** An in-memory database that fetches nothing from anywhere. */
    private static Connection open(ScratchFolder scratch) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("temp_directory", scratch.path().toString());
        properties.setProperty("jdbc_stream_results", "true");
        return DriverManager.getConnection("jdbc:duckdb:", properties);
    }

    private static String quoted(String text) {
        return "'%s'".formatted(text.replace("'", "''"));
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
