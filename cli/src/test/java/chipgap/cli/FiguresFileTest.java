package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.cli.FakeSuite.Told;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.ImportFiguresRequest;
import chipgap.proto.figure.v1.ImportFiguresResponse;
import chipgap.proto.figure.v1.RefusedRow;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees who copies figures in and out. */
class FiguresFileTest {
    private static final String CSV = """
            id,quantity,period,low,central,high,coverage,unit,publisher,title,published_on,accessed_on,url,grade,note,supersedes
            F1,fab.yield,2025,,20,,0.9,percent,Analyst,First note,2025-03-31,2025-04-01,https://example.org/1,B,"two
            lines",
            F2,fab.yield,2025,10,40,,0.9,percent,Analyst,Second note,2025-09-30,2025-10-01,https://example.org/2,B,,F1
            """;

    @TempDir
    Path config;

    @TempDir
    Path folder;

    private FakeSuite suite;

    @BeforeEach
    void start() throws IOException {
        suite = new FakeSuite(config);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void aFileGoesOutPieceByPieceAfterTheReason() throws IOException {
        byte[] content = new byte[600_000];
        new Random(1).nextBytes(content);
        Files.write(file("large.csv"), content);
        suite.policy.report =
                ImportFiguresResponse.newBuilder().setRecordedCount(1234).build();
        Told told =
                suite.run("figures", "import", file("large.csv").toString(), "--service", "policy", "--reason", "why");
        assertThat(told).isEqualTo(new Told(0, "Recorded 1,234 figures in policy.\n", ""));
        assertThat(suite.policy.asked)
                .containsExactly(
                        ImportFiguresRequest.newBuilder().setReason("why").build());
        assertThat(suite.policy.pieces).extracting(ByteString::size).containsExactly(262_144, 262_144, 75_712);
        assertThat(ByteString.copyFrom(suite.policy.pieces).toByteArray()).isEqualTo(content);
    }

    @Test
    void refusedRowsAreATableAndAFailure() throws IOException {
        Files.writeString(file("figures.csv"), CSV);
        suite.supply.report = ImportFiguresResponse.newBuilder()
                .setRefusedCount(3)
                .addRefusedRows(RefusedRow.newBuilder()
                        .setLine(2)
                        .setColumn("unit")
                        .setValue("wafers")
                        .setReason("'wafers' is no percent. Give a fraction or percent."))
                .addRefusedRows(
                        RefusedRow.newBuilder().setLine(2).setColumn("grade").setReason("A grade is A, B, C or D."))
                .addRefusedRows(RefusedRow.newBuilder().setLine(120).setReason("The id is used twice."))
                .build();
        assertThat(suite.run("figures", "import", file("figures.csv").toString(), "--service", "supply"))
                .isEqualTo(new Told(1, """
                        line  column  value   reason
                           2  unit    wafers  'wafers' is no percent. Give a fraction or percent.
                           2  grade           A grade is A, B, C or D.
                         120                  The id is used twice.
                        """, """
                        chipgap: Nothing was recorded: 3 rows of figures.csv refused, the first 2 told above. Correct the file and import it again.
                        """));
        assertThat(suite.supply.asked)
                .containsExactly(ImportFiguresRequest.newBuilder()
                        .setReason("import of figures.csv")
                        .build());
    }

    @Test
    void anImportThatIsRefusedHalfwayStopsSending() throws IOException {
        Files.write(file("huge.csv"), new byte[64 << 20]);
        suite.supply.breaksAfter = 1 << 20;
        assertThat(suite.run("figures", "import", file("huge.csv").toString(), "--service", "supply"))
                .isEqualTo(new Told(1, "", "chipgap: The file is larger than this service takes.\n"));
        assertThat(suite.supply.pieces).hasSizeLessThan(128);
    }

    @Test
    void anExportIsTheFileThatTheServiceSends() throws IOException {
        suite.supply.file = ByteString.copyFromUtf8(CSV.repeat(10));
        Told told = suite.run(
                "figures", "export", file("figures.csv").toString(), "--service", "supply", "--as-of", "2025-07-31");
        assertThat(told.exitCode()).isZero();
        assertThat(told.out())
                .isEqualTo("Wrote the figures of supply to %s, %,d bytes.%n"
                        .formatted(file("figures.csv"), suite.supply.file.size()));
        assertThat(Files.readString(file("figures.csv"))).isEqualTo(CSV.repeat(10));
        assertThat(folder.toFile().list()).containsExactly("figures.csv");
        assertThat(((ExportFiguresRequest) suite.supply.asked.getFirst())
                        .getVintage()
                        .getAsOfDate()
                        .getDay())
                .isEqualTo(31);
    }

    @Test
    void anExportThatBreaksOffLeavesWhatWasThere() throws IOException {
        suite.supply.file = ByteString.copyFromUtf8(CSV.repeat(10));
        suite.supply.breaksAfter = 1500;
        Files.writeString(file("figures.csv"), "before");
        Told told = suite.run("figures", "export", file("figures.csv").toString(), "--service", "supply", "--force");
        assertThat(told).isEqualTo(new Told(4, "", "chipgap: The database is away.\n"));
        assertThat(folder.toFile().list()).containsExactly("figures.csv");
        assertThat(Files.readString(file("figures.csv"))).isEqualTo("before");
    }

    @Test
    void anExportReplacesAFileOnlyWhenForced() throws IOException {
        suite.supply.file = ByteString.copyFromUtf8(CSV);
        Files.writeString(file("figures.csv"), "before");
        String[] export = {"figures", "export", file("figures.csv").toString(), "--service", "supply"};
        assertThat(suite.run(export))
                .isEqualTo(new Told(
                        1,
                        "",
                        "chipgap: %s exists already. Give another name, or --force to replace it.%n"
                                .formatted(file("figures.csv"))));
        assertThat(suite.supply.asked).isEmpty();
        suite.run("figures", "export", file("figures.csv").toString(), "--service", "supply", "--force");
        assertThat(Files.readString(file("figures.csv"))).isEqualTo(CSV);
    }

    @Test
    void anExportFollowsLinksAndReplacesNothingButFiles() throws IOException {
        suite.supply.file = ByteString.copyFromUtf8(CSV);
        Files.writeString(file("figures.csv"), "before");
        Files.createSymbolicLink(file("link.csv"), file("figures.csv"));
        suite.run("figures", "export", file("link.csv").toString(), "--service", "supply", "--force");
        assertThat(Files.isSymbolicLink(file("link.csv"))).isTrue();
        assertThat(Files.readString(file("figures.csv"))).isEqualTo(CSV);
        Files.createDirectory(file("folder.csv"));
        Told told = suite.run("figures", "export", file("folder.csv").toString(), "--service", "supply", "--force");
        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.err()).contains("folder.csv cannot be written").hasLineCount(1);
    }

    @Test
    void aParquetFileBringsBackTheCsvThatWasExported() throws IOException {
        suite.supply.file = ByteString.copyFromUtf8(CSV);
        Path parquet = file("figures [1]*.parquet");
        assertThat(suite.run("figures", "export", parquet.toString(), "--service", "supply")
                        .exitCode())
                .isZero();
        assertThat(Files.readAllBytes(parquet)).startsWith('P', 'A', 'R', '1');
        assertThat(folder.toFile().list()).hasSize(1);

        suite.demand.report = ImportFiguresResponse.newBuilder()
                .setRefusedCount(1)
                .addRefusedRows(
                        RefusedRow.newBuilder().setLine(4).setColumn("id").setReason("used before"))
                .build();
        Told told = suite.run("figures", "import", parquet.toString(), "--service", "demand");
        assertThat(ByteString.copyFrom(suite.demand.pieces).toStringUtf8()).isEqualTo(CSV);
        assertThat(told.out())
                .as("line 4 of the CSV is the second row of the table, as the note of the first has two lines")
                .isEqualTo("""
                row  column  value  reason
                  2  id             used before
                """);
    }

    @Test
    void whatIsNoParquetIsTold() throws IOException {
        Files.writeString(file("figures.parquet"), CSV);
        Told told = suite.run("figures", "import", file("figures.parquet").toString(), "--service", "supply");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .contains("figures.parquet cannot be read as Parquet")
                .hasLineCount(1);
        assertThat(suite.supply.asked).isEmpty();
    }
}
