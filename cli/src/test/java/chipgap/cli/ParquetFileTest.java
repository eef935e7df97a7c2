package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {
    private static final List<String> HEADER = List.of(
            "id",
            "quantity",
            "period",
            "low",
            "central",
            "high",
            "coverage",
            "unit",
            "publisher",
            "title",
            "published_on",
            "accessed_on",
            "url",
            "grade",
            "note",
            "supersedes");
    private static final List<String> PIECES = List.of(
            "a", "B", " ", "  ", ",", ";", "\"", "\"\"", "'", "\n", "\r\n", "\r", "\t", "\\", "\\N", "NULL", "null",
            "0", "#", "中芯国际", "é", "e\u0301", "😀", "\u00a0", "\ufeff", "-", "=", "nan", "{", "|");

    @TempDir
    Path folder;

    /** Through Parquet and back. */
    private byte[] throughParquet(Path csv) throws IOException, SQLException {
        Path parquet = folder.resolve("figures.parquet");
        Path back = folder.resolve("back.csv");
        try (ScratchFolder scratch = ScratchFolder.make()) {
            ParquetFile.write(csv, parquet, scratch);
            ParquetFile.read(parquet, back, scratch);
        }
        return Files.readAllBytes(back);
    }

    @Test
    void anyFiguresComeBackToTheByte() throws IOException, SQLException {
        long seed = 20_251_122;
        System.out.println("ParquetFileTest seed " + seed);
        Random random = new Random(seed);
        Path csv = folder.resolve("figures.csv");
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv)) {
            writer.writeRecord(HEADER);
            for (int i = 0; i < 5000; i++) {
                List<String> row = new ArrayList<>();
                for (String column : HEADER) {
                    row.add(cell(column, random));
                }
                writer.writeRecord(row);
            }
        }
        assertThat(throughParquet(csv)).isEqualTo(Files.readAllBytes(csv));
    }

    private static String cell(String column, Random random) {
        return switch (column) {
            case "low", "central", "high", "coverage" -> number(random);
            case "published_on", "accessed_on" ->
                random.nextInt(4) == 0
                        ? ""
                        : LocalDate.ofEpochDay(random.nextInt(30_000)).toString();
            default -> text(random);
        };
    }

    private static String number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> String.valueOf(random.nextInt(100_000));
            case 2 -> ParquetFile.text(random.nextDouble());
            case 3 -> ParquetFile.text(-random.nextDouble() * 1e12);
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? ParquetFile.text(any) : "0.30000000000000004";
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void aFileWithoutRowsComesBack() throws IOException, SQLException {
        Path csv = folder.resolve("figures.csv");
        Files.writeString(csv, String.join(",", HEADER) + "\n");
        assertThat(throughParquet(csv)).isEqualTo(Files.readAllBytes(csv));
    }

    @Test
    void otherProgramsSeeTypedColumns() throws IOException, SQLException {
        Path csv = folder.resolve("figures.csv");
        Files.writeString(csv, String.join(",", HEADER) + "\nF1,q,2025,,0.1,,,percent,,,2025-07-17,,,B,,\n");
        throughParquet(csv);
        Map<String, String> types = new TreeMap<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            try (ResultSet columns = statement.executeQuery(
                    "DESCRIBE SELECT * FROM read_parquet('%s')".formatted(folder.resolve("figures.parquet")))) {
                while (columns.next()) {
                    types.put(columns.getString("column_name"), columns.getString("column_type"));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT low IS NULL, central, title = '', accessed_on IS NULL"
                    + " FROM read_parquet('%s')".formatted(folder.resolve("figures.parquet")))) {
                assertThat(row.next()).isTrue();
                assertThat(List.of(row.getBoolean(1), row.getDouble(2), row.getBoolean(3), row.getBoolean(4)))
                        .isEqualTo(List.of(true, 0.1, true, true));
            }
        }
        assertThat(types)
                .containsOnlyKeys(HEADER)
                .containsEntry("central", "DOUBLE")
                .containsEntry("published_on", "DATE")
                .containsEntry("period", "VARCHAR");
    }
}
