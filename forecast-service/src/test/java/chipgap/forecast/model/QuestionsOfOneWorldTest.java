package chipgap.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.model.Alerts.Alert;
import chipgap.forecast.model.Alerts.QuarterAlert;
import chipgap.forecast.model.Alerts.Reason;
import chipgap.forecast.model.BuyerOutlook.QuarterChips;
import chipgap.forecast.model.Explanation.QuarterExplanation;
import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each question on the made-up market, seed 1. */
class QuestionsOfOneWorldTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final Composition COMPOSITION = Worlds.composition(AllocationRule.TIERED);
    private static final int SCRAMBLES = Worlds.PLAN.scrambles();

    private static Multiple multiple(SampledBlock world) {
        MultipleSummary summary = new MultipleSummary(COMPOSITION, Worlds.QUARTERS, AS_OF, SCRAMBLES);
        summary.add(world);
        return summary.result();
    }

    @Test
    void theMultipleClearsTheShortageAndALittleLessDoesNot() {
        Multiple multiple = multiple(Worlds.world());
        assertThat(multiple.years()).extracting(Multiple.Year::year).containsExactly(2025, 2026);
        assertThat(multiple.years()).extracting(Multiple.Year::quarterCount).containsExactly(2, 4);
        Multiple.Year year = multiple.years().getLast();
        assertThat(year.factor().mean()).isBetween(1.0, 4.0);
        assertThat(year.beyondReach().fraction()).isZero();
        assertThat(year.shortAtOne().fraction()).isBetween(0.5, 1.0);
        assertThat(year.shortAtClaimed().fraction())
                .isLessThan(year.shortAtOne().fraction());
        assertThat(shareShortIn2026(year.medianFactor() * 1.02)).isLessThanOrEqualTo(0.5);
        assertThat(shareShortIn2026(year.medianFactor() * 0.95)).isGreaterThan(0.5);
    }

    /** An independent count: composes with the factor put into the chips themselves. */
    private static double shareShortIn2026(double factor) {
        SampledBlock world = Worlds.world();
        float[][] chips = world.supply().flows().getFirst().chips().clone();
        for (int q = 2; q < chips.length; q++) {
            chips[q] = chips[q].clone();
            for (int draw = 0; draw < chips[q].length; draw++) {
                chips[q][draw] *= (float) factor;
            }
        }
        SampledBlock scaled = new SampledBlock(
                world.draws(),
                world.quarters(),
                world.policy(),
                Worlds.supply(
                        List.of(
                                new SupplyBlock.Flow(Worlds.HOME, chips),
                                world.supply().flows().get(1)),
                        world.supply().constraints()),
                world.demand());
        boolean[] isShort = new boolean[world.drawCount()];
        COMPOSITION.compose(
                scaled,
                (draw, q, state) -> isShort[draw] |= q >= 4 && state.total().unmet() > 0);
        int count = 0;
        for (boolean draw : isShort) {
            count += draw ? 1 : 0;
        }
        return (double) count / isShort.length;
    }

    @Test
    void plentyNeedsNoDomesticChipAtAllAndNoChipsAreBeyondReach() {
        Multiple.Year plenty = multiple(Worlds.world(1000, 1, 0)).years().getLast();
        assertThat(plenty.factor().quantiles()).containsOnly(0.0);
        Multiple.Year none = multiple(Worlds.world(0, 1, 0)).years().getLast();
        assertThat(none.beyondReach().fraction()).isOne();
        assertThat(none.shortAtClaimed().fraction()).isOne();
        assertThat(none.medianFactor()).isEqualTo(Multiple.GREATEST);
    }

    private static Explanation explanation(SampledBlock world) {
        ExplanationSummary summary = new ExplanationSummary(
                COMPOSITION, Worlds.QUARTERS, List.of(new ChipFacts("chips/home", 2, 8, null, null, null)), SCRAMBLES);
        summary.add(world);
        return summary.result();
    }

    @Test
    void explanationsSumUpAndTellWhatOneMoreUnitBrings() {
        Explanation explanation = explanation(Worlds.world());
        assertThat(explanation.quarters()).hasSize(8);
        explanation.quarters().forEach(quarter -> {
            assertThat(sum(quarter)).isCloseTo(1, within(1e-12));
            assertThat(quarter.total().shortage().fraction()).isBetween(0.1, 1.0);
            assertThat(quarter.segments().getFirst().shortage().fraction())
                    .as("the first tier is short least")
                    .isLessThanOrEqualTo(quarter.segments().getLast().shortage().fraction());
            assertThat(Objects.requireNonNull(quarter.marginals().get(Constraint.HBM))
                            .chips())
                    .isEqualTo(1 / 8.0);
            assertThat(Objects.requireNonNull(quarter.marginals().get(Constraint.FOUNDRY))
                            .chips())
                    .isEqualTo(1 / 2.0);
            assertThat(quarter.pathways().get(Pathway.DOMESTIC))
                    .as("whoever is short may use domestic chips; a shortfall below one H100e takes less")
                    .isBetween(0.98, 1.0);
        });
    }

    private static double sum(QuarterExplanation quarter) {
        return quarter.constraints().values().stream()
                .mapToDouble(Share::fraction)
                .sum();
    }

    @Test
    void boundBuyersAreShortBesideIdleForeignChips() {
        QuarterExplanation bound = explanation(Worlds.world(1, 1, 1)).quarters().getLast();
        assertThat(bound.total().idleChips().fraction()).isOne();
        assertThat(bound.pathways().get(Pathway.LEGAL_IMPORT)).isCloseTo(0, within(1e-9));
    }

    private static BuyerOutlook buyer(BuyerQuestion question) {
        BuyerSummary summary = new BuyerSummary(COMPOSITION, question, Worlds.QUARTERS, SCRAMBLES);
        summary.add(Worlds.world());
        return summary.result();
    }

    @Test
    void chipsAddUpOverSegmentsAndQuarters() {
        BuyerOutlook all = buyer(new BuyerQuestion(500, Set.of(), Set.of(Pathway.DOMESTIC), null, 0.8));
        assertThat(all.quarters()).extracting(chips -> chips.chips().mean()).isSorted();
        assertThat(all.quarters())
                .extracting(chips -> chips.enough().fraction())
                .isSorted();
        QuarterChips earliest = all.quarters().stream()
                .filter(chips -> chips.quarter().equals(all.earliest()))
                .findFirst()
                .orElseThrow();
        assertThat(earliest.enough().fraction()).isGreaterThanOrEqualTo(0.8);
        double bySegment = Worlds.CELLS.stream()
                .map(cell -> buyer(new BuyerQuestion(500, Set.of("chips/home"), Set.of(), cell.segment(), 0.8)))
                .mapToDouble(outlook -> outlook.quarters().getLast().chips().mean())
                .sum();
        assertThat(bySegment)
                .as("what is sold; the rest is in stock")
                .isGreaterThan(0.8 * all.quarters().getLast().chips().mean())
                .isLessThanOrEqualTo(all.quarters().getLast().chips().mean() * (1 + 1e-9));
    }

    @Test
    void aBuyerWhoWantsWhatDoesNotExistIsTold() {
        assertThatThrownBy(() -> buyer(new BuyerQuestion(1, Set.of("chips/none"), Set.of(), null, 0.8)))
                .hasMessageContaining("chips/none");
        assertThatThrownBy(() -> buyer(new BuyerQuestion(1, Set.of(), Set.of(), "segments/none", 0.8)))
                .hasMessageContaining("segments/none");
        assertThat(buyer(new BuyerQuestion(1e9, Set.of(), Set.of(), null, 0.8)).earliest())
                .isNull();
    }

    private static Lineage lineage(SampledBlock world, String segment) {
        LineageSummary summary = new LineageSummary(
                COMPOSITION,
                new LineageQuestion(LineageQuestion.Output.SHORTFALL, new Quarter(2025, 1), segment),
                Worlds.PLAN.draws());
        summary.add(world);
        return summary.result(List.of(), world.draws());
    }

    /** One quarter, plenty of everything but domestic chips, everybody bound to them: their number decides, imports change nothing. */
    @Test
    void lineageRanksWhatDecidesFirst() {
        Lineage lineage = lineage(Worlds.world(0.5, 1, 1), "segments/start-up");
        assertThat(lineage.inputs()).hasSize(2 + 1 + 2 * 3 + 3);
        assertThat(lineage.inputs())
                .extracting(Lineage.Input::varianceShare)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(lineage.inputs().getFirst().name()).isEqualTo("segments/start-up for TRAINING");
        assertThat(lineage.inputs())
                .filteredOn(input -> input.name().equals("chips/foreign on LEGAL_IMPORT"))
                .allSatisfy(input -> assertThat(input.varianceShare()).isBetween(-0.15, 0.15));
        assertThat(lineage.inputs())
                .filteredOn(input -> input.name().equals("backlog kept"))
                .allSatisfy(input -> assertThat(input.varianceShare()).isZero());
        assertThatThrownBy(() -> lineage(Worlds.world(), "segments/none")).hasMessageContaining("segments/none");
    }

    private static Alerts alerts(SampledBlock world) {
        AlertSummary summary = new AlertSummary(COMPOSITION, Worlds.QUARTERS, AS_OF, SCRAMBLES);
        summary.add(world);
        return summary.result();
    }

    @Test
    void alertsRiseWithTheShortageAndNameWhatStandsBehindIt() {
        assertThat(alerts(Worlds.world(1000, 1, 0)).quarters())
                .extracting(QuarterAlert::total)
                .allSatisfy(alert -> {
                    assertThat(alert.level()).isEqualTo(AlertLevel.ADEQUATE);
                    assertThat(alert.reason()).isEqualTo(Reason.NONE);
                });
        assertThat(alerts(Worlds.world(0.3, 1, 0.3)).quarters())
                .extracting(QuarterAlert::total)
                .extracting(Alert::level)
                .containsOnly(AlertLevel.CRITICAL);
        assertThat(alerts(Worlds.world(1, 1, 1)).quarters().getLast().total().reason())
                .isEqualTo(Reason.ELIGIBILITY);
        assertThat(AlertLevel.of(0.49, 0)).isEqualTo(AlertLevel.TIGHT);
        assertThat(AlertLevel.of(0.5, 0.49)).isEqualTo(AlertLevel.SHORTAGE);
    }

    @Test
    void checkpointsLieAheadTheNextOneFirst() {
        SampledBlock world = Worlds.world();
        PolicyBlock policy = new PolicyBlock(
                Worlds.ORIGIN,
                List.of(
                        provision("measures/a/provisions/past", 0.5, 6.5),
                        provision("measures/b/provisions/soon", 3, 100)),
                new byte[0],
                new byte[0]);
        Alerts alerts =
                alerts(new SampledBlock(world.draws(), world.quarters(), policy, world.supply(), world.demand()));
        assertThat(alerts.checkpoints())
                .extracting(Alerts.Checkpoint::provision)
                .containsExactly("measures/b/provisions/soon", "measures/a/provisions/past");
        assertThat(alerts.checkpoints().getFirst().starts()).isTrue();
        assertThat(alerts.checkpoints().getFirst().date())
                .isBetween(LocalDate.of(2025, 9, 28), LocalDate.of(2025, 10, 3));
        assertThat(alerts.checkpoints().getLast().starts()).isFalse();
        assertThat(alerts.checkpoints().getLast().probability()).isOne();
        assertThat(Quarter.of(alerts.checkpoints().getLast().date())).isEqualTo(new Quarter(2026, 3));
    }

    private static Provision provision(String name, double onset, double end) {
        return new Provision(name, 0, column(onset), column(end), column(1), 0);
    }

    private static float[] column(double value) {
        float[] column = new float[Worlds.PLAN.draws()];
        Arrays.fill(column, (float) value);
        return column;
    }
}
