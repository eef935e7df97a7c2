package chipgap.demand.model;

import static chipgap.demand.model.ShippedDemand.BASE;
import static chipgap.demand.model.ShippedDemand.BLOCK;
import static chipgap.demand.model.ShippedDemand.EVIDENCE;
import static chipgap.demand.model.ShippedDemand.MODEL;
import static chipgap.demand.model.ShippedDemand.QUARTERS;
import static chipgap.demand.model.ShippedDemand.STRUCTURE;
import static chipgap.demand.model.ShippedDemand.cell;
import static chipgap.demand.model.ShippedDemand.demand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.demand.model.DemandStructure.CapexEstimate;
import chipgap.demand.model.DemandStructure.Estimate;
import chipgap.demand.model.DemandStructure.Kind;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.random.DrawBlock;
import chipgap.platform.figure.ShippedEvidence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model on the shipped data, without policy. */
class DemandModelTest {
    private static final Estimate VALUE = new Estimate("china.ai_chips.demand_value_2025", 2025, Kind.VALUE, 1);
    private static final Estimate UNITS = new Estimate("china.ai_chips.demand_units_2026", 2026, Kind.UNITS, 1);
    private static final double NO_WEIGHT = 1e-300;

    @Test
    void everySegmentHasBothWorkloadsWithStateMoneyAndWithout() {
        assertThat(BASE.cells()).hasSize(24);
        assertThat(BASE.cells())
                .extracting(cell -> cell.segment().id() + " " + cell.workload() + " " + cell.stateFunded())
                .doesNotHaveDuplicates();
        assertThat(BASE.terms()).hasSize(6);
    }

    @Test
    void theQuartersOfTheEstimatesYearSumToTheChips() {
        DemandSample sample = sampleOf(UNITS);
        double[] units = EVIDENCE.value(UNITS.quantity()).sample(BLOCK);
        double[] perUnit = EVIDENCE.value("china.ai_chips.h100e_per_unit").sample(BLOCK);
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            double year = 0;
            for (int q = 8; q < 12; q++) {
                year += demand(sample, draw * QUARTERS + q);
            }
            assertThat(year).isCloseTo(units[draw] * perUnit[draw], within(1e-9 * year));
        }
    }

    /** Not at a global price, nor at the mean of the year. */
    @Test
    void aValueIsSpentAtThePriceOfEachQuartersBasket() {
        DemandSample sample = sampleOf(VALUE);
        double[] usd = EVIDENCE.value(VALUE.quantity()).sample(BLOCK);
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            double spent = 0;
            for (int q = 4; q < 8; q++) {
                int position = draw * QUARTERS + q;
                spent += demand(sample, position) * sample.price()[position];
            }
            assertThat(spent).isCloseTo(usd[draw], within(1e-9 * spent));
        }
    }

    private static DemandSample sampleOf(Estimate estimate) {
        return new DemandModel(new DemandStructure(STRUCTURE.segments(), List.of(estimate), List.of()), EVIDENCE)
                .sample(BLOCK, DemandPolicy.NONE);
    }

    /** Operators are a whole segment: they buy what they spend, and the others in proportion to their weights. */
    @Test
    void capexBuysChipsAtThePriceOfEachQuartersBasket() {
        CapexEstimate capex = STRUCTURE.capex().getFirst();
        DemandSample sample = new DemandModel(capexOnly(capex), EVIDENCE).sample(BLOCK, DemandPolicy.NONE);
        double[] ai = EVIDENCE.value("segment.telecom.ai_share").sample(BLOCK);
        double[] chips = EVIDENCE.value("ai_capex.accelerator_share").sample(BLOCK);
        double[] rates = EVIDENCE.value("cny_per_usd").sample(BLOCK);
        double[] yuan = EVIDENCE.series("china_telecoms_3.total_capex.capex_guidance_cny")
                .sample(BLOCK, DemandStructure.quartersOf(2025));
        double[] labs = EVIDENCE.value("segment.ai-labs.weight").sample(BLOCK);
        double[] firms = EVIDENCE.value("segment.enterprise.weight").sample(BLOCK);
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            double spent = 0;
            for (int q = 4; q < 8; q++) {
                int position = draw * QUARTERS + q;
                spent += demand(sample, "telecom", position) * sample.price()[position];
            }
            double paid = Arrays.stream(yuan, 4 * draw, 4 * draw + 4).sum() * 1e9 / rates[draw];
            assertThat(spent).isCloseTo(paid * ai[draw] * chips[draw], within(1e-9 * spent));
            double ratio = demand(sample, "ai-labs", draw * QUARTERS) / demand(sample, "enterprise", draw * QUARTERS);
            assertThat(ratio).isCloseTo(labs[draw] / firms[draw], within(1e-9 * ratio));
        }
    }

    private static DemandStructure capexOnly(CapexEstimate capex) {
        Estimate unheard = new Estimate(VALUE.quantity(), 2025, Kind.VALUE, NO_WEIGHT);
        return new DemandStructure(STRUCTURE.segments(), List.of(unheard), List.of(capex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alibaba.total_capex.capex_cny",
                "alibaba.total_capex.capex_forecast_cny",
                "china_telecoms_3.total_capex.capex_guidance_cny"
            })
    void twiceTheCapexNeverLowersDemand(String quantity) {
        DemandSample twice =
                new DemandModel(STRUCTURE, ShippedDemand.with(quantity, 2)).sample(BLOCK, DemandPolicy.NONE);
        int raised = 0;
        for (int position = 0; position < BLOCK.drawCount() * QUARTERS; position++) {
            double before = demand(BASE, position);
            double after = demand(twice, position);
            assertThat(after).isGreaterThanOrEqualTo(before * (1 - 1e-12));
            raised += after > before * 1.001 ? 1 : 0;
        }
        assertThat(raised).as("draws that listen to it").isGreaterThan(0);
    }

    @Test
    void ordersAreNeverBelowDemandAndDemandKnowsNothingOfThem() {
        assertThat(Arrays.stream(BASE.orderInflation()).min().orElseThrow()).isGreaterThanOrEqualTo(1);
        DemandSample other =
                new DemandModel(STRUCTURE, ShippedDemand.with("orders.excess", 3)).sample(BLOCK, DemandPolicy.NONE);
        for (int i = 0; i < BASE.cells().size(); i++) {
            assertThat(other.cells().get(i).h100e())
                    .isEqualTo(BASE.cells().get(i).h100e());
        }
        for (int position = 0; position < BASE.orderInflation().length; position++) {
            assertThat(other.orderInflation()[position]).isGreaterThan(BASE.orderInflation()[position]);
        }
    }

    /** Funded and other parts sum to the segment's, in the sampled proportion, in every quarter. */
    @Test
    void theStateFundedPartAndTheRestAreTheWhole() {
        for (Segment segment : STRUCTURE.segments()) {
            double[] funded = EVIDENCE.value(segment.stateFunded()).sample(BLOCK);
            for (Workload workload : Workload.values()) {
                double[] with = cell(BASE, segment.id(), workload, true).h100e();
                double[] without = cell(BASE, segment.id(), workload, false).h100e();
                for (int position = 0; position < with.length; position++) {
                    double whole = with[position] + without[position];
                    assertThat(with[position]).isCloseTo(whole * funded[position / QUARTERS], within(1e-9 * whole));
                    assertThat(without[position]).isPositive();
                }
            }
        }
    }

    @Test
    void inferenceDriftsInsideItsBounds() {
        double[] drifts = EVIDENCE.value("inference.drift").sample(BLOCK);
        for (Segment segment : STRUCTURE.segments()) {
            for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
                double before = inference(segment, draw * QUARTERS);
                for (int position = draw * QUARTERS + 1; position < (draw + 1) * QUARTERS; position++) {
                    double share = inference(segment, position);
                    assertThat(share).isStrictlyBetween(0.0, 1.0);
                    assertThat(share > before).isEqualTo(drifts[draw] > 1);
                    before = share;
                }
            }
        }
    }

    /** The stated share is that of the middle of 2025. */
    @Test
    void inferenceStartsFromWhatIsStated() {
        double[] stated = EVIDENCE.value("segment.internet.inference_share").sample(BLOCK);
        Segment internet = STRUCTURE.segments().getFirst();
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            assertThat(stated[draw])
                    .isBetween(
                            Math.min(
                                    inference(internet, draw * QUARTERS + 5), inference(internet, draw * QUARTERS + 6)),
                            Math.max(
                                    inference(internet, draw * QUARTERS + 5),
                                    inference(internet, draw * QUARTERS + 6)));
        }
    }

    private static double inference(Segment segment, int position) {
        double inference = cell(BASE, segment.id(), Workload.INFERENCE, true).h100e()[position]
                + cell(BASE, segment.id(), Workload.INFERENCE, false).h100e()[position];
        return inference / demand(BASE, segment.id(), position);
    }

    @Test
    void publicBuyersWaitLongerThanStartUps() {
        for (DemandSample.Terms terms : BASE.terms()) {
            assertThat(Arrays.stream(terms.backlogKept())).allMatch(kept -> kept > 0 && kept < 1);
        }
        double waiting = 0;
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            waiting += kept("government")[draw] - kept("ai-labs")[draw];
        }
        assertThat(waiting).isPositive();
    }

    private static double[] kept(String segment) {
        return BASE.terms().stream()
                .filter(terms -> terms.segment().id().equals(segment))
                .findFirst()
                .orElseThrow()
                .backlogKept();
    }

    @Test
    void theSameBlockGivesTheSameNumbersInAnyPartition() {
        DemandSample part = MODEL.sample(new DrawBlock(1, 300, 40, BLOCK.sampler()), DemandPolicy.NONE);
        int from = 300 * QUARTERS;
        int to = 340 * QUARTERS;
        for (int i = 0; i < part.cells().size(); i++) {
            assertThat(part.cells().get(i).h100e())
                    .isEqualTo(Arrays.copyOfRange(BASE.cells().get(i).h100e(), from, to));
        }
        assertThat(part.orderInflation()).isEqualTo(Arrays.copyOfRange(BASE.orderInflation(), from, to));
        assertThat(part.price()).isEqualTo(Arrays.copyOfRange(BASE.price(), from, to));
        for (int i = 0; i < part.terms().size(); i++) {
            assertThat(part.terms().get(i).backlogKept())
                    .isEqualTo(Arrays.copyOfRange(BASE.terms().get(i).backlogKept(), 300, 340));
        }
    }

    /** A0067 stands in for the first published value of the market; once it is, not a trace of it is left. */
    @ParameterizedTest
    @CsvSource({"2025-03-31, true", "2025-07-16, true", "2025-07-31, false", "2025-11-30, false", "2026-09-30, false"})
    void aStopgapCountsUntilTheFirstPublishedFigure(LocalDate asOf, boolean counts) {
        String without = ShippedEvidence.asOf(asOf, "A0067").digest();
        assertThat(!ShippedEvidence.asOf(asOf).digest().equals(without)).isEqualTo(counts);
    }

    /** Capital expenditure counts from the day on which that of all its payers was public. */
    @ParameterizedTest
    @CsvSource({"2025-07-31, false", "2025-10-23, false", "2025-10-24, true", "2025-11-30, true"})
    void capexCountsOnceItIsPublic(LocalDate asOf, boolean counts) {
        Evidence evidence = ShippedEvidence.asOf(asOf);
        DemandStructure direct = new DemandStructure(STRUCTURE.segments(), STRUCTURE.estimates(), List.of());
        DemandSample with = new DemandModel(STRUCTURE, evidence).sample(BLOCK, DemandPolicy.NONE);
        DemandSample without = new DemandModel(direct, evidence).sample(BLOCK, DemandPolicy.NONE);
        assertThat(!Arrays.equals(
                        with.cells().getFirst().h100e(),
                        without.cells().getFirst().h100e()))
                .isEqualTo(counts);
    }
}
