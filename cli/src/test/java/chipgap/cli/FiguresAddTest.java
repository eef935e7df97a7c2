package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.cli.FakeSuite.Told;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.SupersedeFigureRequest;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Source;
import com.google.type.Date;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user sees who adds figures. */
class FiguresAddTest {
    private static final Source SOURCE = Source.newBuilder()
            .setPublisher("Bernstein")
            .setTitle("A report")
            .setUrl("https://example.org/report")
            .setPublishedDate(date(17))
            .setAccessedDate(date(18))
            .setGrade(EvidenceGrade.EVIDENCE_GRADE_B)
            .build();

    @TempDir
    Path config;

    private FakeSuite suite;

    @BeforeEach
    void start() throws IOException {
        suite = new FakeSuite(config);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    private static Date date(int day) {
        return Date.newBuilder().setYear(2025).setMonth(7).setDay(day).build();
    }

    @Test
    void aFigureIsAddedWithItsSourceAndReason() {
        Told told = suite.run(
                "figures",
                "add",
                "--service",
                "supply",
                "--quantity",
                "smic.ai_die.yield",
                "--period",
                "2025",
                "--low",
                "20",
                "--central",
                "30",
                "--coverage",
                "0.8",
                "--unit",
                "percent",
                "--publisher",
                "Bernstein",
                "--title",
                "A report",
                "--url",
                "https://example.org/report",
                "--published",
                "2025-07-17",
                "--accessed",
                "2025-07-18",
                "--grade",
                "b",
                "--note",
                "a note",
                "--reason",
                "new report");
        assertThat(told).isEqualTo(new Told(0, "Recorded F0950 in supply.\n", ""));
        assertThat(suite.supply.asked)
                .containsExactly(CreateFigureRequest.newBuilder()
                        .setFigure(Figure.newBuilder()
                                .setQuantity("quantities/smic.ai_die.yield")
                                .setPeriod("2025")
                                .setLow(20)
                                .setCentral(30)
                                .setCoverageProbability(.8)
                                .setUnit("percent")
                                .setSource(SOURCE)
                                .setNote("a note"))
                        .setReason("new report")
                        .build());
    }

    @Test
    void whatReplacesAFigureKeepsWhatIsNotGivenButItsNumbers() {
        suite.demand.holds(
                Figure.newBuilder()
                        .setName("figures/F0006")
                        .setQuantity("quantities/smic.ai_die.yield")
                        .setPeriod("2025")
                        .setLow(20)
                        .setCentral(30)
                        .setHigh(40)
                        .setUnit("percent")
                        .setSource(SOURCE)
                        .setNote("a note")
                        .setReason("shipped")
                        .build(),
                "");
        Told told = suite.run(
                "figures",
                "supersede",
                "F0006",
                "--service",
                "demand",
                "--central",
                "35",
                "--period",
                "2025Q4",
                "--reason",
                "typing mistake");
        assertThat(told)
                .isEqualTo(new Told(0, "Recorded F0950 in demand. It replaces F0006 from 2025-07-17 on.\n", ""));
        assertThat(suite.demand.asked.getLast())
                .isEqualTo(SupersedeFigureRequest.newBuilder()
                        .setName("figures/F0006")
                        .setFigure(Figure.newBuilder()
                                .setQuantity("quantities/smic.ai_die.yield")
                                .setPeriod("2025Q4")
                                .setCentral(35)
                                .setUnit("percent")
                                .setSource(SOURCE)
                                .setNote("a note"))
                        .setReason("typing mistake")
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add --service supply --quantity q --period 2025 --unit percent --central 1 --reason r | --publisher",
                "add --service supply --quantity q --period 2025 --unit percent --publisher P --published 2025-01-01 --grade B --central 1 | --reason",
                "add --service supply --quantity q --period 2025 --unit percent --publisher P --published 2025-01-01 --grade B --reason r | at least one of --low, --central and --high",
                "supersede F1 --service supply --reason r | at least one of --low, --central and --high",
                "supersede F1 --service supply --central 1 --publisher P --reason r | --published",
                "supersede F1 --service forecast --central 1 --reason r | forecast",
                "import nowhere.csv | --service",
                "import nowhere.csv --service supply | nowhere.csv cannot be read",
                "import nowhere.txt --service supply | ends neither in .csv nor in .parquet",
                "export somewhere.txt --service supply | ends neither in .csv nor in .parquet",
                "export nowhere/figures.csv --service supply | nowhere/figures.csv cannot be written",
                "list --count 0 | --count (0)",
                "list --as-of 2025 | 2025",
            })
    void aWrongCommandLineIsToldInOneLineBeforeAnyCall(String arguments, String part) {
        Told told = suite.run(("figures " + arguments).split(" "));
        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.err()).startsWith("chipgap: ").contains(part).hasLineCount(1);
        assertThat(suite.supply.asked).isEmpty();
    }
}
