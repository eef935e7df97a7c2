package chipgap.platform.figure;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.evidence.Vintage;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.ValueKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the database goes about large tables: the plan is checked, times are printed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class FigureSpeedTest {
    private static final Logger LOG = Logger.getLogger(FigureSpeedTest.class);

    /** About as many as a model samples. */
    private static final List<String> SAMPLED =
            IntStream.range(0, 70).mapToObj(i -> "q" + i).toList();

    private static final Vintage VINTAGE =
            new Vintage(LocalDate.of(2025, 7, 31), Instant.parse("2026-06-30T00:00:00Z"));

    @Inject
    FigureTable figures;

    @Inject
    DataSource database;

    @AfterEach
    void empty() {
        FigureDatabase.empty();
    }

    /** Every hundredth figure is superseded, half of those corrections after the date. */
    private static void fill(int rows, int quantities) {
        FigureDatabase.run("""
                insert into quantity select 'q' || i, 'chips', 'POSITIVE', 'generated', now(), 'test'
                from generate_series(0, %d) i""".formatted(quantities - 1));
        FigureDatabase.run("""
                insert into figure select 'F' || i, 'q' || i %% %2$d, '2025Q' || 1 + i %% 4, i, i + 1, i + 2, 0.9, 'chips', 'publisher ' || i %% 50, 'title', '',
                  date '2024-01-01' + i %% 700, date '2026-01-01', 'B', 'a note', case when i %% 100 = 0 and i >= %2$d then 'F' || i - %2$d end,
                  timestamptz '2026-01-01' + i * interval '1 second', 'test', 'generated'
                from generate_series(0, %1$d) i""".formatted(rows - 1, quantities));
        FigureDatabase.run("analyze figure");
    }

    /** A model's figures are all rows of 10,000, or its share of 1,000,000. */
    @ParameterizedTest
    @CsvSource({"10000, 70", "1000000, 5000"})
    void aModelsFiguresAreFoundByTheIndex(int rows, int quantities) throws SQLException {
        fill(rows, quantities);
        long best = Long.MAX_VALUE;
        int found = 0;
        for (int i = 0; i < 7; i++) {
            long start = System.nanoTime();
            found = figures.visible(VINTAGE, SAMPLED).size();
            best = Math.min(best, System.nanoTime() - start);
        }
        LOG.infof("MEASURED as-of read: table=%d read=%d best of 7=%.1f ms", rows, found, best / 1e6);
        assertThat(found).isPositive();
        if (rows == 1_000_000) {
            assertThat(plan(FigureTable.addVisible(Query.of("explain"), VINTAGE, SAMPLED)))
                    .contains("figure_known")
                    .doesNotContain("Seq Scan");
        }
    }

    private String plan(Query query) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return String.join("\n", query.list(connection, row -> row.getString(1)));
        }
    }

    @Test
    void importAndExportOfAHundredThousandRows() {
        try (FigureClient client = new FigureClient()) {
            client.quantity("fab.output", "chips", ValueKind.VALUE_KIND_POSITIVE);
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 100_000; i++) {
                rows.append(
                        "N%06d,fab.output,2025Q%d,%d,%d,%d,0.8,chips,Bernstein,China AI chip report summary,2025-07-17,2026-11-22,https://example.org/news/%d.html,B,AI chip output\\, as said,\n"
                                .replace("\\,", " ")
                                .formatted(i, 1 + i % 4, i + 1, i + 2, i + 3, i));
            }
            long start = System.nanoTime();
            assertThat(client.imported(rows.toString()).getRecordedCount()).isEqualTo(100_000);
            double imported = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            int octets = client.exported(ExportFiguresRequest.getDefaultInstance()).length;
            double exported = (System.nanoTime() - start) / 1e9;
            LOG.infof(
                    "MEASURED import %.0f rows/s (%.1f s), export %.0f rows/s (%.1f s), %d bytes",
                    1e5 / imported, imported, 1e5 / exported, exported, octets);
            assertThat(octets).isGreaterThan(10_000_000);
        }
    }
}
