package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.cli.FakeSuite.Told;
import chipgap.proto.policy.v1.Alternative;
import chipgap.proto.policy.v1.ChipCrossing;
import chipgap.proto.policy.v1.Classification;
import chipgap.proto.policy.v1.ClassifyChipRequest;
import chipgap.proto.policy.v1.ClearedChip;
import chipgap.proto.policy.v1.Condition;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.DiffScenariosRequest;
import chipgap.proto.policy.v1.DiffScenariosResponse;
import chipgap.proto.policy.v1.EditThresholdRequest;
import chipgap.proto.policy.v1.EditThresholdResponse;
import chipgap.proto.policy.v1.EffectState;
import chipgap.proto.policy.v1.FractionDistribution;
import chipgap.proto.policy.v1.GetPolicyStateRequest;
import chipgap.proto.policy.v1.GetPolicyStateResponse;
import chipgap.proto.policy.v1.Measure;
import chipgap.proto.policy.v1.Provision;
import chipgap.proto.policy.v1.ProvisionChange;
import chipgap.proto.policy.v1.ProvisionRecord;
import chipgap.proto.policy.v1.ProvisionState;
import chipgap.proto.policy.v1.ProvisionStatus;
import chipgap.proto.policy.v1.ProvisionVerdict;
import chipgap.proto.policy.v1.Scenario;
import chipgap.proto.policy.v1.ScenarioDifference;
import chipgap.proto.policy.v1.Scope;
import chipgap.proto.policy.v1.VerdictKind;
import chipgap.proto.type.v1.BlockFlow;
import chipgap.proto.type.v1.Effect;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.Source;
import com.google.type.Date;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees who asks what the rules say. */
class PolicyCommandTest {
    private static final Date DAY =
            Date.newBuilder().setYear(2023).setMonth(11).setDay(17).build();
    private static final FractionDistribution ALL = FractionDistribution.newBuilder()
            .setLowFraction(1)
            .setCentralFraction(1)
            .setHighFraction(1)
            .build();
    private static final DateDistribution START = DateDistribution.newBuilder()
            .setLowDate(DAY)
            .setCentralDate(DAY)
            .setHighDate(DAY)
            .build();

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

    private static Measure rule() {
        Effect block = Effect.newBuilder()
                .setBlockFlow(BlockFlow.newBuilder()
                        .setPathway(Pathway.PATHWAY_LEGAL_IMPORT)
                        .addChips("chips/h100"))
                .build();
        return Measure.newBuilder()
                .setName("measures/us-rule")
                .setJurisdiction("US")
                .setAgency("BIS")
                .setTitle("A rule")
                .setAnnouncedDate(DAY)
                .addSources(Source.newBuilder()
                        .setPublisher("CRS")
                        .setPublishedDate(DAY)
                        .setGrade(EvidenceGrade.EVIDENCE_GRADE_A))
                .addProvisions(Provision.newBuilder()
                        .setName("measures/us-rule/provisions/chips")
                        .setStatus(ProvisionStatus.PROVISION_STATUS_IN_FORCE)
                        .setEffect(block)
                        .setScope(Scope.newBuilder()
                                .addConditions(Condition.newBuilder()
                                        .setAttribute("origin")
                                        .addNoneOf("CN"))
                                .addAlternatives(Alternative.newBuilder()
                                        .addConditions(Condition.newBuilder()
                                                .setAttribute("tpp")
                                                .setAtLeast(4800)))
                                .addClearedChips(ClearedChip.newBuilder()
                                        .setChip("chips/mi308x")
                                        .setReason("sold")))
                        .addRecords(ProvisionRecord.newBuilder()
                                .setKnownFromDate(DAY)
                                .setStatus(ProvisionStatus.PROVISION_STATUS_IN_FORCE)
                                .setOccurrenceProbability(1)
                                .setEffectiveFrom(START)
                                .setStrength(ALL)
                                .setLeakage(FractionDistribution.getDefaultInstance())
                                .setReason("Rule text.")))
                .build();
    }

    @Test
    void measuresAreListedWithWhatTheyDo() {
        suite.rules.measures.add(rule());
        Told told = suite.run("policy", "list");
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).isEqualTo("""
                measure  by  announced   stands    does        title
                us-rule  US  2023-11-17  in-force  block flow  A rule
                """);
    }

    @Test
    void aMeasureIsShownWithItsScopeAndReasons() {
        suite.rules.measures.add(rule());
        assertThat(suite.run("policy", "show", "us-rule").out())
                .contains("source            CRS, 2023-11-17, grade A")
                .contains("does              block flow: legal-import: h100")
                .contains("chips             origin none of CN")
                .contains("either            tpp at least 4800")
                .contains("but not           mi308x: sold")
                .contains("known 2023-11-17  in-force; takes effect with 100 % from 2023-11-17")
                .contains("why               Rule text.");
        assertThat(suite.run("policy", "show", "gone"))
                .isEqualTo(new Told(1, "", "chipgap: There is no measure 'measures/gone'.\n"));
    }

    @Test
    void aChipIsClassifiedWithTheNumbersThatDecide() {
        suite.rules.classification = Classification.newBuilder()
                .setChip("chips/h100")
                .setDate(DAY)
                .setTpp(15832)
                .addVerdicts(ProvisionVerdict.newBuilder()
                        .setProvision("measures/us-old/provisions/chips")
                        .setKind(VerdictKind.VERDICT_KIND_OUT_OF_SCOPE)
                        .setInForceProbability(1)
                        .setExplanation("It misses tpp."))
                .addVerdicts(ProvisionVerdict.newBuilder()
                        .setProvision("measures/us-rule/provisions/chips")
                        .setKind(VerdictKind.VERDICT_KIND_CAUGHT)
                        .setInForceProbability(1)
                        .setExplanation("It meets tpp 15832 (at least 4800)."))
                .build();
        Told told = suite.run("policy", "classify", "h100", "--date", "2023-11-17");
        assertThat(told.out()).isEqualTo("""
                h100 on 2023-11-17 · TPP 15832 · performance density not published
                verdict       provision      in force  why
                caught        us-rule/chips     100 %  It meets tpp 15832 (at least 4800).
                out of scope  us-old/chips      100 %  It misses tpp.
                """);
        assertThat(((ClassifyChipRequest) suite.rules.asked.getFirst()).getChip())
                .isEqualTo("chips/h100");
    }

    @Test
    void aChipCanBeDescribedInstead() {
        suite.run("policy classify --tops8 300 --die-area 400 --designer Nvidia --date 2023-11-17".split(" "));
        ClassifyChipRequest asked = (ClassifyChipRequest) suite.rules.asked.getFirst();
        assertThat(asked.getAttributes().getDense8BitTops()).isEqualTo(300);
        assertThat(asked.getAttributes().getOriginCountryCode()).isEqualTo("US");
        assertThat(asked.getAttributes().hasDense16BitTops()).isFalse();
        assertThat(suite.run("policy", "classify").exitCode()).isEqualTo(2);
    }

    @Test
    void aThresholdTellsWhichChipsCross() {
        suite.rules.crossings = EditThresholdResponse.newBuilder()
                .setChipCount(32)
                .addCrossings(ChipCrossing.newBuilder()
                        .setChip("chips/h20")
                        .setBefore(VerdictKind.VERDICT_KIND_OUT_OF_SCOPE)
                        .setAfter(VerdictKind.VERDICT_KIND_CAUGHT)
                        .setExplanation("It meets tpp 2368 (at least 2000)."))
                .build();
        assertThat(suite.run("policy threshold us-rule/chips tpp --at-least 2000".split(" "))
                        .out())
                .isEqualTo("""
                1 chip of 32 cross
                chip  is            would be  why
                h20   out of scope  caught    It meets tpp 2368 (at least 2000).
                """);
        EditThresholdRequest asked = (EditThresholdRequest) suite.rules.asked.getFirst();
        assertThat(asked.getProvision()).isEqualTo("measures/us-rule/provisions/chips");
        assertThat(asked.getAlternative()).isEqualTo(1);
        assertThat(asked.hasBelow()).isFalse();
    }

    @Test
    void theTimelineIsDrawnInShades() {
        suite.rules.state = GetPolicyStateResponse.newBuilder()
                .setDrawCount(2048)
                .addProvisions(ProvisionState.newBuilder()
                        .setProvision("measures/us-rule/provisions/chips")
                        .addAllExpectedStrengths(List.of(0.0, .1, .3, .6, 1.0)))
                .addEffects(EffectState.newBuilder()
                        .setEffect("block_flow legal_import")
                        .setChipClass("foreign")
                        .addAllExpectedStrengths(List.of(0.0, .1, .3, .6, 1.0)))
                .build();
        Told told = suite.run("policy timeline --from 2025Q3 --to 2026Q3 --as-of 2025-11-30".split(" "));
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).endsWith("""
                provision      '25 '26
                us-rule/chips  ··░░▒▒▓▓██

                all together                       '25 '26
                block_flow legal_import · foreign  ··░░▒▒▓▓██
                """);
        GetPolicyStateRequest asked = (GetPolicyStateRequest) suite.rules.asked.getFirst();
        assertThat(asked.getScenario()).isEqualTo("scenarios/baseline");
        assertThat(asked.getHorizon().getEnd())
                .isEqualTo(Quarter.newBuilder().setYear(2026).setQuarter(4).build());
        assertThat(asked.getAsOfDate().getYear()).isEqualTo(2025);
    }

    @Test
    void scenariosAreListedShownAndCompared() {
        suite.rules.scenarios.add(Scenario.newBuilder()
                .setName("scenarios/strict")
                .setTitle("Strict")
                .setDescription("What if?")
                .setParent("scenarios/baseline")
                .setPolicyBookRevision("policyBooks/main/revisions/3")
                .addChanges(ProvisionChange.newBuilder()
                        .setProvision("measures/us-rule/provisions/chips")
                        .setOccurrenceProbability(.5)
                        .setDelayQuarters(2))
                .build());
        suite.rules.differences = DiffScenariosResponse.newBuilder()
                .addDifferences(ScenarioDifference.newBuilder()
                        .setProvision("measures/us-rule/provisions/chips")
                        .setField("delay_quarters")
                        .setFirst("as in the book")
                        .setSecond("2.0"))
                .build();
        assertThat(suite.run("policy", "scenario", "list").out()).isEqualTo("""
                scenario  over      question
                strict    baseline  What if?
                """);
        assertThat(suite.run("policy", "scenario", "show", "strict").out()).isEqualTo("""
                Strict · over baseline, policyBooks/main/revisions/3
                What if?

                provision      change
                us-rule/chips  probability 50 %; 2 quarters later
                """);
        assertThat(suite.run("policy", "scenario", "diff", "baseline", "strict").out())
                .isEqualTo("""
                provision      field           baseline        strict
                us-rule/chips  delay_quarters  as in the book  2.0
                """);
        assertThat(((DiffScenariosRequest) suite.rules.asked.getLast()).getSecond())
                .isEqualTo("scenarios/strict");
    }
}
