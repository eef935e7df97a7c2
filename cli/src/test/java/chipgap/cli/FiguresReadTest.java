package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.cli.FakeSuite.Told;
import chipgap.proto.figure.v1.Change;
import chipgap.proto.figure.v1.CitedSource;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.ValueKind;
import chipgap.proto.type.v1.EvidenceGrade;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees who asks for figures. */
class FiguresReadTest {
    @TempDir
    Path folder;

    private FakeSuite suite;

    @BeforeEach
    void start() throws IOException {
        suite = new FakeSuite(folder);
        suite.supply.holds(Examples.dieYield().build(), "");
        suite.supply.holds(
                Examples.dieYield()
                        .setName("figures/F0007")
                        .clearLow()
                        .clearHigh()
                        .setCentral(22_000)
                        .setQuantity("quantities/china.advanced.wafer_capacity")
                        .setUnit("wafers/month")
                        .build(),
                "");
        suite.supply.holds(
                Examples.dieYield()
                        .setName("figures/F0008")
                        .clearCentral()
                        .clearHigh()
                        .build(),
                "figures/F0009");
        suite.demand.holds(
                Examples.dieYield()
                        .setName("figures/F0239")
                        .setSource(Examples.dieYield().getSource().toBuilder()
                                .setPublisher("伯恩斯坦 (Bernstein)\u001b[31m\nred"))
                        .build(),
                "");
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void aListHasATableForEachServiceOverAllItsPages() {
        Told told = suite.run("figures", "list");
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).isEqualTo("""
                supply · 3 figures
                figure  quantity                       period  value         unit          grade  published   publisher
                F0006   smic.ai_die.yield              2025    30.5 [20-40]  percent       B      2025-07-17  Bernstein
                F0007   china.advanced.wafer_capacity  2025    22000         wafers/month  B      2025-07-17  Bernstein
                F0008   smic.ai_die.yield              2025    at least 20   percent       B      2025-07-17  Bernstein

                demand · 1 figure
                figure  quantity           period  value         unit     grade  published   publisher
                F0239   smic.ai_die.yield  2025    30.5 [20-40]  percent  B      2025-07-17  伯恩斯坦 (Bernstein) [31m r…

                policy · no figures

                """);
    }

    @Test
    void aListTakesFiltersAndADate() {
        Told told = suite.run(
                "figures list --service supply --quantity smic.ai_die.yield --period 2025 --publisher Bernstein --grade b --as-of 2025-07-31 --count 2"
                        .split(" "));
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).startsWith("supply · 2 figures of more: narrow the question or raise --count\n");
        assertThat(suite.demand.asked).isEmpty();
        ListFiguresRequest asked = (ListFiguresRequest) suite.supply.asked.getFirst();
        assertThat(asked.getVintage().getAsOfDate()).isEqualTo(Examples.date(7, 31));
        assertThat(asked.getVintage().getRecordedTime().getSeconds()).isPositive();
        assertThat(asked.toBuilder().clearVintage().build())
                .isEqualTo(ListFiguresRequest.newBuilder()
                        .setQuantity("quantities/smic.ai_die.yield")
                        .setPeriod("2025")
                        .setPublisher("Bernstein")
                        .setGrade(EvidenceGrade.EVIDENCE_GRADE_B)
                        .setPageSize(2)
                        .build());
    }

    @Test
    void aListWithoutADateAsksForNoVintage() {
        suite.run("figures", "list", "--service", "supply");
        assertThat(((ListFiguresRequest) suite.supply.asked.getFirst()).hasVintage())
                .isFalse();
    }

    @Test
    void aFigureIsFoundInWhicheverServiceKeepsIt() {
        suite.demand.holds(
                Examples.dieYield()
                        .setName("figures/F0240")
                        .setSupersededFigure("figures/F0239")
                        .build(),
                "figures/F0241");
        Told told = suite.run("figures", "show", "F0240");
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).isEqualTo("""
                F0240 · demand

                quantity       smic.ai_die.yield
                period         2025
                low            20
                central        30.5
                high           40
                unit           percent
                coverage       0.8 between low and high
                note           AI chip yield range

                publisher      Bernstein
                title          China AI chip report
                url            https://example.org/report
                published      2025-07-17
                accessed       2025-08-01
                grade          B, named analyst

                recorded       2025-11-22 12:00:00 UTC by chipgap
                reason         shipped with the project
                supersedes     F0239
                superseded by  F0241
                """);
        assertThat(suite.policy.asked).isEmpty();
    }

    @Test
    void aFigureThatNobodyKnowsIsToldInOneLine() {
        assertThat(suite.run("figures", "show", "F9999"))
                .isEqualTo(
                        new Told(
                                1,
                                "",
                                "chipgap: None of supply, demand and policy knows F9999. 'chipgap figures list' and 'chipgap figures quantities' tell what there is.\n"));
        assertThat(suite.run("figures", "show", "F9999", "--service", "policy"))
                .isEqualTo(new Told(1, "", "chipgap: There is no figure 'figures/F9999'.\n"));
    }

    @Test
    void aServiceThatIsAwayIsNamed() {
        suite.close();
        assertThat(suite.run("figures", "show", "F0006", "--service", "demand"))
                .isEqualTo(
                        new Told(
                                4,
                                "",
                                "chipgap: The demand service cannot be reached. Is the suite running? See 'deploy/local/status'.\n"));
    }

    @Test
    void quantitiesTellUnitAndUse() {
        for (int i = 0; i < 3; i++) {
            suite.policy.quantities.add(Quantity.newBuilder()
                    .setName("quantities/rule.strength" + i)
                    .setUnit("1")
                    .setKind(ValueKind.VALUE_KIND_FRACTION)
                    .setDescription("How strong.")
                    .setIsModelInput(i == 1)
                    .build());
        }
        assertThat(suite.run("figures", "quantities", "--service", "policy").out())
                .isEqualTo("""
                policy · 3 quantities
                quantity        unit  numbers   model input  description
                rule.strength0  1     fraction  no           How strong.
                rule.strength1  1     fraction  yes          How strong.
                rule.strength2  1     fraction  no           How strong.

                """);
    }

    @Test
    void sourcesTellHowOftenAndWhatLast() {
        suite.supply.sources.add(CitedSource.newBuilder()
                .setPublisher("Bernstein")
                .setFigureCount(1234)
                .setLatest(Examples.dieYield().getSource())
                .build());
        assertThat(suite.run("figures", "sources", "--service", "supply").out()).isEqualTo("""
                supply · 1 source
                publisher  figures  latest      grade  title
                Bernstein    1,234  2025-07-17  B      China AI chip report

                """);
    }

    @Test
    void changesTellWhoDidWhatAndWhy() {
        suite.supply.changes.add(Change.newBuilder()
                .setBefore(Examples.dieYield())
                .setAfter(Examples.dieYield()
                        .setName("figures/F0950")
                        .clearLow()
                        .clearHigh()
                        .setRecordedBy("editor")
                        .setReason("typing mistake"))
                .build());
        suite.supply.changes.add(
                Change.newBuilder().setAfter(Examples.dieYield()).build());
        assertThat(suite.run("figures", "changes", "--service", "supply").out()).isEqualTo("""
                supply · 2 changes
                recorded (UTC)       by       figure  quantity           period  before                       after                 reason
                2025-11-22 12:00:00  editor   F0950   smic.ai_die.yield  2025    F0006: 30.5 [20-40] percent  30.5 percent          typing mistake
                2025-11-22 12:00:00  chipgap  F0006   smic.ai_die.yield  2025                                 30.5 [20-40] percent  shipped with the project

                """);
    }
}
