package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.forecast.v1.Forecast;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PrintTest {
    private static String printed(Consumer<PrintWriter> print) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            print.accept(out);
        }
        return text.toString();
    }

    @Test
    void theTableTellsMedianIntervalAndWhatBinds() {
        String table = printed(out -> ForecastTable.print(Examples.forecast(), out));
        assertThat(table)
                .startsWith("forecasts/abc · baseline · as of 2025-09-30 · 8,192 draws · seed 7\n")
                .containsPattern(
                        "2025Q4 +300 \\[200-400] +1,235 \\[100-2,000] +20 \\[0-100] +75 % +█████ +50% +hbm 90%")
                .containsPattern("2025Q3 .* published")
                .contains("▃█  2025Q4 to 2025Q3, highest 80 thousand")
                .containsPattern("telecom +60 % +50 %");
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void theTableTellsWhenMoreDrawsWereUsedThanAsked() {
        Forecast forecast =
                Examples.forecast().toBuilder().setUsedDrawCount(16_384).build();
        assertThat(printed(out -> ForecastTable.print(forecast, out))).contains(" · 16,384 draws for 8,192 asked · ");
    }

    @Test
    void theCsvHasARowForEachOutputAndPart() {
        String csv = printed(out -> ForecastCsv.print(Examples.forecast(), out));
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertThat(rows).hasSize(2 * 11);
        assertThat(rows.getFirst().getHeader())
                .containsExactly(
                        "quarter", "output", "part", "unit", "mean", "standard_error", "q0.05", "q0.5", "q0.95");
        assertThat(rows)
                .filteredOn(row -> row.getField("output").equals("supply"))
                .filteredOn(row -> row.getField("part").equals("grey-market"))
                .extracting(row -> row.getField("q0.95"))
                .containsExactly("3.0", "3.0");
        assertThat(rows)
                .filteredOn(row -> row.getField("output").equals("shortage_probability"))
                .filteredOn(row -> row.getField("part").equals("telecom"))
                .allSatisfy(row -> {
                    assertThat(row.getField("mean")).isEqualTo("0.6");
                    assertThat(row.getField("standard_error")).isEqualTo("0.01");
                })
                .hasSize(2);
    }

    @Test
    void theHubverseTableHasARowForEachQuantile() {
        String csv = printed(out -> Hubverse.print(Examples.forecast(), out));
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertThat(rows).hasSize(2 * 4 * 3);
        assertThat(rows)
                .filteredOn(row -> row.getField("target").equals("shortfall h100e"))
                .filteredOn(row -> row.getField("location").equals("all"))
                .filteredOn(row -> row.getField("output_type_id").equals("0.5"))
                .extracting(row -> row.getField("target_end_date") + " " + row.getField("value"))
                .containsExactly("2025-12-31 20000.0", "2025-09-30 80000.0");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.getField("origin_date")).isEqualTo("2025-09-30"));
    }

    @Test
    void theJsonIsTheMessage() throws InvalidProtocolBufferException {
        Forecast.Builder read = Forecast.newBuilder();
        JsonFormat.parser().merge(Exports.json(Examples.forecast()), read);
        assertThat(read.build()).isEqualTo(Examples.forecast());
    }
}
