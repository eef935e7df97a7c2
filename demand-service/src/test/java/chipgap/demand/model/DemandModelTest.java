package chipgap.demand.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.demand.model.DemandPolicy.DomesticOnly;
import chipgap.demand.model.DemandStructure.Estimate;
import chipgap.demand.model.DemandStructure.Kind;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.platform.figure.ShippedEvidence;
import chipgap.platform.reference.YamlResource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model on the shipped data. */
class DemandModelTest {
    private static final DrawPlan PLAN = DrawPlan.forDraws(1000);
    private static final DrawBlock BLOCK = new DrawBlock(1, 0, PLAN.draws(), new MixedSampler(PLAN));
    private static final int QUARTERS = DemandModel.HORIZON.length();
    private static final DemandStructure STRUCTURE = YamlResource.read("/model/structure.yaml", DemandStructure.class);
    private static final Evidence EVIDENCE = ShippedEvidence.asOf(LocalDate.of(2026, 9, 30));
    private static final DemandModel MODEL = new DemandModel(STRUCTURE, EVIDENCE);
    private static final DemandSample BASE = MODEL.sample(BLOCK, DemandPolicy.NONE);

    @Test
    void everySegmentHasBothWorkloads() {
        assertThat(BASE.cells()).hasSize(12);
        assertThat(BASE.cells())
                .extracting(cell -> cell.segment().id() + " " + cell.workload())
                .doesNotHaveDuplicates();
    }

    @Test
    void theQuartersOfTheEstimatesYearSumToTheEstimate() {
        DemandStructure unitsOnly = new DemandStructure(
                STRUCTURE.segments(), List.of(new Estimate("china.ai_chips.demand_units_2026", 2026, Kind.UNITS, 1)));
        DemandSample sample = new DemandModel(unitsOnly, EVIDENCE).sample(BLOCK, DemandPolicy.NONE);
        double[] units = EVIDENCE.value("china.ai_chips.demand_units_2026").sample(BLOCK);
        double[] perUnit = EVIDENCE.value("china.ai_chips.h100e_per_unit").sample(BLOCK);
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            double year = 0;
            for (int q = 8; q < 12; q++) {
                year += total(sample, draw, q);
            }
            assertThat(year).isCloseTo(units[draw] * perUnit[draw], within(1e-9 * year));
        }
    }

    @Test
    void withoutPolicyNobodyIsBound() {
        for (DemandSample.Cell cell : BASE.cells()) {
            assertThat(cell.domesticOnly()).containsOnly(0.0);
        }
    }

    @Test
    void aRuleForStateFundedSitesBindsSegmentsByTheirStatePart() {
        DemandSample bound = MODEL.sample(BLOCK, policy(true, EnumSet.allOf(Workload.class), 1));
        assertThat(mean(cell(bound, "government", Workload.TRAINING).domesticOnly()))
                .isGreaterThan(.85);
        assertThat(mean(cell(bound, "internet", Workload.TRAINING).domesticOnly()))
                .isLessThan(.15);
        assertThat(cell(bound, "government", Workload.TRAINING).h100e())
                .as("it binds demand, it does not change it")
                .isEqualTo(cell(BASE, "government", Workload.TRAINING).h100e());
    }

    @Test
    void aRuleForInferenceLeavesTrainingFree() {
        DemandSample bound = MODEL.sample(BLOCK, policy(false, Set.of(Workload.INFERENCE), .6));
        assertThat(cell(bound, "internet", Workload.INFERENCE).domesticOnly()).containsOnly(.6);
        assertThat(cell(bound, "internet", Workload.TRAINING).domesticOnly()).containsOnly(0.0);
    }

    @Test
    void aRuleForOneSegmentLeavesTheOthersFree() {
        DomesticOnly everyone =
                policy(false, Set.of(Workload.INFERENCE), .6).domesticOnly().getFirst();
        DemandSample bound = MODEL.sample(
                BLOCK,
                new DemandPolicy(List.of(
                        new DomesticOnly(false, everyone.workloads(), Set.of("internet"), everyone.intensities()))));
        assertThat(cell(bound, "internet", Workload.INFERENCE).domesticOnly()).containsOnly(.6);
        assertThat(cell(bound, "telecom", Workload.INFERENCE).domesticOnly()).containsOnly(0.0);
    }

    @Test
    void theSameBlockGivesTheSameNumbersInAnyPartition() {
        DemandSample part = MODEL.sample(new DrawBlock(1, 300, 40, BLOCK.sampler()), DemandPolicy.NONE);
        for (int i = 0; i < part.cells().size(); i++) {
            assertThat(part.cells().get(i).h100e())
                    .isEqualTo(Arrays.copyOfRange(BASE.cells().get(i).h100e(), 300 * QUARTERS, 340 * QUARTERS));
        }
    }

    @Test
    void inferenceGainsOnTraining() {
        double[] inference = cell(BASE, "internet", Workload.INFERENCE).h100e();
        double[] training = cell(BASE, "internet", Workload.TRAINING).h100e();
        double early = 0;
        double late = 0;
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            int first = draw * QUARTERS;
            early += inference[first] / (inference[first] + training[first]);
            late += inference[first + 19] / (inference[first + 19] + training[first + 19]);
        }
        assertThat(late).isGreaterThan(early);
    }

    /** A0067 stands in for the first published value of the market; once it is, not a trace of it is left. */
    @ParameterizedTest
    @CsvSource({"2025-03-31, true", "2025-07-16, true", "2025-07-31, false", "2025-11-30, false", "2026-09-30, false"})
    void aStopgapCountsUntilTheFirstPublishedFigure(LocalDate asOf, boolean counts) {
        String without = ShippedEvidence.asOf(asOf, "A0067").digest();
        assertThat(!ShippedEvidence.asOf(asOf).digest().equals(without)).isEqualTo(counts);
    }

    private static DemandPolicy policy(boolean stateFundedOnly, Set<Workload> workloads, double intensity) {
        double[] intensities = new double[BLOCK.drawCount() * QUARTERS];
        Arrays.fill(intensities, intensity);
        return new DemandPolicy(List.of(new DomesticOnly(stateFundedOnly, workloads, intensities)));
    }

    private static DemandSample.Cell cell(DemandSample sample, String segment, Workload workload) {
        return sample.cells().stream()
                .filter(cell -> cell.segment().id().equals(segment) && cell.workload() == workload)
                .findFirst()
                .orElseThrow();
    }

    private static double total(DemandSample sample, int draw, int quarter) {
        return sample.cells().stream()
                .mapToDouble(cell -> cell.h100e()[draw * QUARTERS + quarter])
                .sum();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
