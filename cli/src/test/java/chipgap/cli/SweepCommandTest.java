package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.cli.FakeSuite.Told;
import chipgap.proto.forecast.v1.AllocationRule;
import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.ComputeBasis;
import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.Multipliers;
import chipgap.proto.forecast.v1.Share;
import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepOutlook;
import chipgap.proto.forecast.v1.SweepQuarter;
import chipgap.proto.forecast.v1.SweepYear;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.Quantiles;
import chipgap.proto.type.v1.Quarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user sees who sweeps over many worlds. */
class SweepCommandTest {
    private static final String FILE = """
            title: Controls
            as_of: "2026-09-30"
            from: 2026Q1
            to: 2027Q4
            draws: 1024
            basis: bf16_dense
            assumptions:
              - assume: "supply/smic.ai_die.yield=45 percent"
                reason: a visit
            cases:
              - name: baseline
              - name: no-controls
                scenario: no-export-controls
                rule: PRO_RATA
                multipliers: {imports: 0.5}
                changes:
                  - provision: us-rule/chips
                    probability: 0.25
                    strength: {low: 0.1, central: 0.5, high: 0.9}
                  - provision: us-other-rule/chips
                    effective_from: {low: "2026-01-01", central: "2026-04-01", high: "2026-07-01"}
                assumptions:
                  - assume: "packaging.capacity@2026Q3=120 thousand chips"
            """;

    @TempDir
    Path folder;

    private FakeSuite suite;

    @BeforeEach
    void start() throws IOException {
        suite = new FakeSuite(folder);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    private Told create(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), content);
        return suite.run(Stream.concat(Stream.of("sweep", "create", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void aSweepIsCreatedAsTheFileSays() throws IOException {
        assertThat(create(FILE)).isEqualTo(new Told(0, """
                sweeps/0123456789ab · Controls · 2 cases of 8,192 draws · created, 0 of 8 parts
                Run it with deploy/local/sweep 0123456789ab, or in a cluster with deploy/kubernetes/sweep 0123456789ab SHARDS | kubectl apply -f -
                """, ""));
        CreateSweepRequest asked = suite.sweeps.created.getFirst();
        assertThat(asked.getRequestId()).hasSize(36);
        assertThat(asked.getSpec().getAsOfDate().getYear()).isEqualTo(2026);
        assertThat(asked.getSpec().getHorizon().getEnd())
                .isEqualTo(Quarter.newBuilder().setYear(2028).setQuarter(1).build());
        assertThat(asked.getSpec().getDrawCount()).isEqualTo(1024);
        assertThat(asked.getSpec().hasSeed()).isFalse();
        assertThat(asked.getSpec().getComputeBasis()).isEqualTo(ComputeBasis.COMPUTE_BASIS_BF16_DENSE);
        assertThat(asked.getSpec().getAssumptions(0).getReason()).isEqualTo("a visit");
        assertThat(asked.getCases(0).getCaseId()).isEqualTo("baseline");
        assertThat(asked.getCases(0).getAlternative()).isEqualTo(Alternative.getDefaultInstance());
        Alternative other = asked.getCases(1).getAlternative();
        assertThat(other.getScenario()).isEqualTo("scenarios/no-export-controls");
        assertThat(other.getAllocationRule()).isEqualTo(AllocationRule.ALLOCATION_RULE_PRO_RATA);
        assertThat(other.getMultipliers())
                .isEqualTo(Multipliers.newBuilder().setImports(.5).build());
        assertThat(other.getChanges(0).getProvision()).isEqualTo("measures/us-rule/provisions/chips");
        assertThat(other.getChanges(0).getOccurrenceProbability()).isEqualTo(.25);
        assertThat(other.getChanges(0).hasEnabled()).isFalse();
        assertThat(other.getChanges(0).getStrength().getHighFraction()).isEqualTo(.9);
        assertThat(other.getChanges(1).getEffectiveFrom().getCentralDate().getMonth())
                .isEqualTo(4);
        assertThat(other.getAssumptions(0).getQuantity()).isEqualTo("quantities/packaging.capacity");
    }

    @Test
    void whatIsTypedGoesBeforeTheFile() throws IOException {
        create(FILE, "--draws", "2048", "--seed", "7");
        assertThat(suite.sweeps.created.getFirst().getSpec().getDrawCount()).isEqualTo(2048);
        assertThat(suite.sweeps.created.getFirst().getSpec().getSeed()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "draws: 1024         | drawz: 1024     | yaml, drawz: It is not known here. Known are: as_of, assumptions, basis, cases, draws,",
                "scenario: no-export | scenarios: x    | yaml, cases[1].scenarios: It is not known here",
                "rule: PRO_RATA      | rule: FAIR      | yaml, cases[1].rule: ",
                "draws: 1024         | draws: many     | yaml, draws: ",
                "draws: 1024         | title: again    | yaml, line 5: Duplicate field 'title'",
                "imports: 0.5        | import: 0.5     | cases[1].multipliers.import: It is not known here. Known are: demand, domestic_supply, imports.",
                "2026-09-30          | yesterday       | 'yesterday' is not a date. Write it like",
            })
    void aFileThatIsNoSweepIsToldInOneLine(String right, String wrong, String part) throws IOException {
        Told told = create(FILE.replace(right.strip(), wrong.strip()));
        assertThat(told.exitCode()).isOne();
        assertThat(told.err()).startsWith("chipgap: ").contains(part);
        assertThat(told.err().lines()).hasSize(1);
        assertThat(suite.sweeps.created).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsToldSo() {
        assertThat(suite.run("sweep", "create", "nowhere.yaml").err())
                .isEqualTo("chipgap: There is no file 'nowhere.yaml' to read.\n");
    }

    @Test
    void theStatusTellsEveryCase() {
        assertThat(suite.run("sweep", "status", "0123456789ab").out()).isEqualTo("""
                sweeps/0123456789ab · Controls · 2 cases of 8,192 draws · started, 5 of 8 parts

                case          parts
                baseline     4 of 4
                no-controls  1 of 4
                """);
        assertThat(suite.run("sweep", "status", "gone"))
                .isEqualTo(new Told(1, "", "chipgap: There is no 'sweeps/gone'.\n"));
        assertThat(suite.run("sweep", "list").out())
                .contains("sweeps/0123456789ab  started", "8,192  5 of 8", "Controls");
    }

    private static Distribution distribution(double factor) {
        return Distribution.newBuilder()
                .setMean(30_000 * factor)
                .setStandardError(5)
                .setQuantiles(Quantiles.newBuilder()
                        .addAllProbabilities(List.of(.05, .5, .95))
                        .addAllValues(List.of(10_000 * factor, 20_000 * factor, 1_500_000 * factor)))
                .build();
    }

    private static SweepCaseResult result(String name, double factor) {
        SweepOutlook outlook = SweepOutlook.newBuilder()
                .setDemandH100E(distribution(1))
                .setSupplyH100E(distribution(2))
                .setShortfallH100E(distribution(factor))
                .setShortage(Share.newBuilder().setFraction(.25).setStandardError(.01))
                .build();
        return SweepCaseResult.newBuilder()
                .setCaseId(name)
                .addQuarters(SweepQuarter.newBuilder()
                        .setQuarter(Quarter.newBuilder().setYear(2026).setQuarter(4))
                        .setOutlook(outlook))
                .addYears(SweepYear.newBuilder().setYear(2026).setOutlook(outlook))
                .build();
    }

    @Test
    void theResultIsATableByYear() {
        suite.sweeps.results.addAll(List.of(result("baseline", 1), result("no-controls", .1)));
        assertThat(suite.run("sweep", "result", "0123456789ab").out()).endsWith("""
                Shortfall in thousand H100e a year: median and 90 % interval, P(short).

                case                        2026
                baseline     20 [10-1,500]  25 %
                no-controls  2.0 [1.0-150]  25 %
                """);
    }

    @Test
    void theResultIsCsvByQuarterAndYear() {
        suite.sweeps.results.addAll(List.of(result("baseline", 1), result("no-controls", .5)));
        List<String> lines = suite.run("sweep", "result", "0123456789ab", "--csv")
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(1 + 2 * 2 * 4);
        assertThat(lines.getFirst()).isEqualTo("case,quarter,output,part,unit,mean,standard_error,q0.05,q0.5,q0.95");
        assertThat(lines)
                .contains(
                        "baseline,2026Q4,demand,all,H100e,30000.0,5.0,10000.0,20000.0,1500000.0",
                        "no-controls,2026,shortfall,all,H100e,15000.0,5.0,5000.0,10000.0,750000.0",
                        "baseline,2026,shortage_probability,all,fraction,0.25,0.01,,,");
    }

    @Test
    void aResultThatIsNotThereYetIsToldInOneLine() {
        assertThat(suite.run("sweep", "result", "0123456789ab"))
                .isEqualTo(new Told(1, "", "chipgap: 3 of 8 parts of sweeps/0123456789ab are missing. Run them.\n"));
    }
}
