package chipgap.platform.figure;

import static chipgap.platform.figure.FigureClient.content;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.ImportFiguresResponse;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.RefusedRow;
import chipgap.proto.figure.v1.ValueKind;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of figures: all or none, and everything said. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class FigureImportTest {
    private static final ExportFiguresRequest ALL = ExportFiguresRequest.getDefaultInstance();

    private FigureClient client;

    @BeforeEach
    void open() {
        client = new FigureClient();
        client.quantity("fab.yield", "fraction", ValueKind.VALUE_KIND_FRACTION);
        client.quantity("fab.output", "chips", ValueKind.VALUE_KIND_POSITIVE);
    }

    @AfterEach
    void close() {
        client.close();
        FigureDatabase.empty();
    }

    private static String row(String id, String quantity, String central, String unit, String supersedes) {
        return "%s,%s,2025Q4,,%s,,0.9,%s,Analyst,Note,2025-03-31,2025-04-01,,B,,%s\n"
                .formatted(id, quantity, central, unit, supersedes);
    }

    private static String output(String id) {
        return row(id, "fab.output", "1000", "chips", "");
    }

    private int held() {
        return client.as("viewer")
                .listFigures(ListFiguresRequest.newBuilder().setPageSize(200).build())
                .getFiguresCount();
    }

    /** A correction may come with what it corrects, and before it. */
    @Test
    void aSoundFileIsRecordedWhole() {
        ImportFiguresResponse response =
                client.imported(row("B", "fab.output", "2e3", "thousand chips", "A") + output("A") + output("C"));
        assertThat(response.getRecordedCount()).isEqualTo(3);
        assertThat(response.getRefusedRowsCount()).isZero();
        assertThat(held()).as("A is superseded").isEqualTo(2);
    }

    @Test
    void oneRefusedRowKeepsAllOutAndEveryRefusedCellIsNamed() {
        assertThat(client.imported(output("OLD") + row("NEW", "fab.output", "900", "chips", "OLD"))
                        .getRecordedCount())
                .isEqualTo(2);
        String file = output("A") // 2
                + output("A") // 3: twice
                + output("OLD") // 4: recorded
                + row("B", "fab.output", "many", "dies", "") // 5: number and unit
                + row("C", "fab.nothing", "1", "chips", "") // 6: quantity
                + row("D", "fab.output", "1", "chips", "ZZZ") // 7: supersedes nothing
                + row("E", "fab.output", "1", "chips", "OLD") // 8: superseded already
                + row("F", "fab.yield", "50", "percent", "NEW") // 9: another quantity
                + row("G", "fab.output", "1", "chips", "H") // 10: a circle
                + row("H", "fab.output", "1", "chips", "G") // 11
                + "I,fab.output\n" // 12: too few cells
                + "J,fab.output,2025Q4,3,2,1,0.9,chips,,\"a, \"\"quoted\"\"\ntitle\",3025-01-01,,ftp://x,E,,\n" // 13
                + output("K"); // 15
        ImportFiguresResponse response = client.imported(file);
        assertThat(response.getRecordedCount()).isZero();
        assertThat(response.getRefusedRowsList())
                .extracting(RefusedRow::getLine, RefusedRow::getColumn, RefusedRow::getValue)
                .containsExactlyInAnyOrder(
                        tuple(3, "id", "A"),
                        tuple(4, "id", "OLD"),
                        tuple(5, "central", "many"),
                        tuple(5, "unit", "dies"),
                        tuple(6, "quantity", "fab.nothing"),
                        tuple(7, "supersedes", "ZZZ"),
                        tuple(8, "supersedes", "OLD"),
                        tuple(9, "supersedes", "NEW"),
                        tuple(
                                response.getRefusedRows(8).getLine(),
                                "supersedes",
                                response.getRefusedRows(8).getValue()),
                        tuple(12, "", "I,fab.output"),
                        tuple(13, "low", "3"),
                        tuple(13, "central", "2"),
                        tuple(13, "publisher", ""),
                        tuple(13, "published_on", "3025-01-01"),
                        tuple(13, "url", "ftp://x"),
                        tuple(13, "grade", "E"));
        assertThat(response.getRefusedRowsList())
                .extracting(RefusedRow::getLine)
                .isSorted();
        assertThat(response.getRefusedRows(8).getLine()).as("circle").isIn(10L, 11L);
        assertThat(response.getRefusedCount()).isEqualTo(10);
        assertThat(response.getRefusedRowsList())
                .allSatisfy(
                        refused -> assertThat(refused.getReason()).isNotBlank().endsWith("."));
        assertThat(held()).isOne();
    }

    private static org.assertj.core.groups.Tuple tuple(long line, String column, String value) {
        return org.assertj.core.groups.Tuple.tuple(line, column, value);
    }

    @Test
    void brokenEncodingIsRefusedWithItsLineAndColumn() {
        byte[] file = (FigureClient.HEADER + output("A") + output("B").replace("Note", "N?te"))
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '?') {
                file[i] = (byte) 0xE9;
            }
        }
        ImportFiguresResponse response = client.imported(file);
        assertThat(response.getRecordedCount()).isZero();
        assertThat(response.getRefusedRowsList())
                .extracting(RefusedRow::getLine, RefusedRow::getColumn)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, "title"));
        assertThat(response.getRefusedRows(0).getReason()).contains("UTF-8");
    }

    @Test
    void whatIsNoSuchFileIsRefusedWhole() {
        assertThat(fileRefusal("")).contains("empty");
        assertThat(fileRefusal("id;quantity\n")).contains("id;quantity", "header must be");
        assertThat(fileRefusal(FigureClient.HEADER + "\"never closed")).contains("quote");
        StatusRuntimeException noReason = refusal(() -> {
            FigureClient.Answer answer = new FigureClient.Answer();
            client.streamingAs("editor").importFigures(answer).onNext(content(new byte[] {1}, 0, 1));
            answer.get();
        });
        assertThat(noReason.getMessage()).contains("reason");
    }

    private String fileRefusal(String file) {
        StatusRuntimeException refusal = refusal(() -> client.imported(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("INVALID_FIELD");
        return String.valueOf(refusal.getMessage());
    }

    /** The bytes of the export of an import of an export are those of the export. */
    @Test
    void exportAndImportAreARoundTrip() {
        Random random = new Random(29);
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            file.append(
                    "R%04d,fab.output,2025Q%d,,%s,,%s,chips,\"Wäfer \"\"%d\"\"\",\"a, b\nc\",%s,2026-01-01,https://example.org/%d,B,\" x \",\n"
                            .formatted(
                                    i,
                                    1 + i % 4,
                                    Double.toString(Math.exp(100 * random.nextGaussian())),
                                    Double.toString(.5 + .4 * random.nextDouble()),
                                    i % 7,
                                    LocalDate.of(2020, 1, 1).plusDays(i % 1000),
                                    i));
        }
        file.append(row("Q", "fab.output", "7", "thousand chips", "R0003"));
        assertThat(client.imported(file.toString()).getRecordedCount()).isEqualTo(5_001);
        byte[] first = client.exported(ALL);
        FigureDatabase.run("truncate figure");
        assertThat(client.imported(first).getRecordedCount()).isEqualTo(5_001);
        assertThat(client.exported(ALL)).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).contains("R0003", "Q,fab.output,2025Q4,,7,,0.9");
    }

    @Test
    void moreThanAHundredThousandRowsAreRefused() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 100_001; i++) {
            rows.append(output("N" + i));
        }
        StatusRuntimeException refusal = refusal(() -> client.imported(rows.toString()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.getMessage()).contains("100000 rows", "parts");
        assertThat(held()).isZero();
    }
}
