package chipgap.demand.model;

import static chipgap.demand.model.ShippedDemand.BASE;
import static chipgap.demand.model.ShippedDemand.BLOCK;
import static chipgap.demand.model.ShippedDemand.MODEL;
import static chipgap.demand.model.ShippedDemand.QUARTERS;
import static chipgap.demand.model.ShippedDemand.cell;
import static chipgap.demand.model.ShippedDemand.demand;
import static chipgap.demand.model.ShippedDemand.startingIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.demand.model.DemandPolicy.Anticipation;
import chipgap.demand.model.DemandPolicy.DomesticOnly;
import chipgap.demand.model.DemandPolicy.Priority;
import chipgap.demand.model.DemandPolicy.Shift;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policy does to demand. */
class DemandPolicyTest {
    private static final int START = 8;
    private static final BuyerScope STATE = new BuyerScope(true, Set.of(Workload.values()), Set.of(), Set.of());
    private static final BuyerScope INFERENCE_OF_PLATFORMS =
            new BuyerScope(false, Set.of(Workload.INFERENCE), Set.of("internet"), Set.of());

    private static DemandSample under(DomesticOnly rule) {
        return MODEL.sample(BLOCK, new DemandPolicy(List.of(rule), List.of(), List.of(), List.of()));
    }

    private static DemandSample under(Shift... shifts) {
        return MODEL.sample(BLOCK, new DemandPolicy(List.of(), List.of(shifts), List.of(), List.of()));
    }

    private static DemandSample under(Anticipation anticipation) {
        return MODEL.sample(BLOCK, new DemandPolicy(List.of(), List.of(), List.of(anticipation), List.of()));
    }

    private static DemandSample under(Priority... priorities) {
        return MODEL.sample(BLOCK, new DemandPolicy(List.of(), List.of(), List.of(), List.of(priorities)));
    }

    @Test
    void withoutPolicyNobodyIsBoundOrMoved() {
        assertThat(BASE.cells())
                .allSatisfy(cell -> assertThat(cell.domesticOnly()).containsOnly(0.0));
        assertThat(BASE.terms()).allSatisfy(terms -> assertThat(terms.tiers()).isNull());
    }

    @Test
    void aRuleForStateFundedSitesBindsThemAlone() {
        DemandSample bound = under(new DomesticOnly(STATE, startingIn(0, 1)));
        for (int i = 0; i < bound.cells().size(); i++) {
            DemandSample.Cell cell = bound.cells().get(i);
            assertThat(cell.domesticOnly()).containsOnly(cell.stateFunded() ? 1.0 : 0.0);
            assertThat(cell.h100e())
                    .as("it binds demand, it does not change it")
                    .isEqualTo(BASE.cells().get(i).h100e());
        }
    }

    @Test
    void aRuleForOneSegmentAndWorkloadLeavesTheOthersFree() {
        DemandSample bound = under(new DomesticOnly(INFERENCE_OF_PLATFORMS, startingIn(0, .6)));
        for (DemandSample.Cell cell : bound.cells()) {
            boolean isInScope = cell.segment().id().equals("internet") && cell.workload() == Workload.INFERENCE;
            assertThat(cell.domesticOnly()).containsOnly(isInScope ? .6 : 0.0);
        }
    }

    @Test
    void rulesBindIndependently() {
        DemandSample bound = MODEL.sample(
                BLOCK,
                new DemandPolicy(
                        List.of(
                                new DomesticOnly(STATE, startingIn(0, .5)),
                                new DomesticOnly(BuyerScope.ALL, startingIn(0, .2))),
                        List.of(),
                        List.of(),
                        List.of()));
        assertThat(cell(bound, "telecom", Workload.TRAINING, true).domesticOnly()[0])
                .isCloseTo(1 - .5 * .8, within(1e-12));
        assertThat(cell(bound, "telecom", Workload.TRAINING, false).domesticOnly()[0])
                .isCloseTo(.2, within(1e-12));
    }

    @Test
    void aRuleForOtherHeadquartersBindsNobody() {
        BuyerScope chinese = new BuyerScope(false, Set.of(Workload.values()), Set.of(), Set.of("CN", "MO"));
        BuyerScope american = new BuyerScope(false, Set.of(Workload.values()), Set.of(), Set.of("US"));
        assertThat(under(new DomesticOnly(chinese, startingIn(0, 1))).cells())
                .allSatisfy(cell -> assertThat(cell.domesticOnly()).containsOnly(1.0));
        assertThat(under(new DomesticOnly(american, startingIn(0, 1))).cells())
                .allSatisfy(cell -> assertThat(cell.domesticOnly()).containsOnly(0.0));
    }

    /** Before its date a provision changes not one bit, in any draw. */
    @Test
    void beforeItsDateAShiftChangesNothing() {
        requireSameBefore(under(new Shift(BuyerScope.ALL, 2, .3, startingIn(START, .5))));
    }

    @Test
    void beforeItsDateAnAnticipationChangesNothing() {
        requireSameBefore(under(new Anticipation(BuyerScope.ALL, 2, .3, startingIn(START, 1))));
    }

    private static void requireSameBefore(DemandSample moved) {
        boolean changed = false;
        for (int i = 0; i < moved.cells().size(); i++) {
            for (int position = 0; position < BASE.price().length; position++) {
                boolean isSame = moved.cells().get(i).h100e()[position]
                        == BASE.cells().get(i).h100e()[position];
                assertThat(isSame || position % QUARTERS >= START).isTrue();
                changed |= !isSame;
            }
        }
        assertThat(changed).isTrue();
    }

    /** Held off in one quarter only, a part comes back later and nothing else moves. */
    @ParameterizedTest
    @ValueSource(doubles = {0, .25, 1})
    void whatIsHeldOffComesLaterOrNever(double lost) {
        double[] once = startingIn(START, .4);
        for (int position = 0; position < once.length; position++) {
            once[position] *= position % QUARTERS == START ? 1 : 0;
        }
        DemandSample moved = under(new Shift(BuyerScope.ALL, 3, lost, once));
        for (int row = 0; row < once.length; row += QUARTERS) {
            double held = .4 * demand(BASE, row + START);
            assertThat(demand(moved, row + START)).isCloseTo(demand(BASE, row + START) - held, within(1e-9 * held));
            assertThat(demand(moved, row + START + 3))
                    .isCloseTo(demand(BASE, row + START + 3) + (1 - lost) * held, within(1e-6 * held));
        }
    }

    /** What comes back is not held off again, and two shifts take one after the other. */
    @Test
    void shiftsActOnNewDemandOnce() {
        Shift half = new Shift(BuyerScope.ALL, 1, 0, startingIn(START, .5));
        DemandSample once = under(half);
        for (int row = 0; row < BASE.price().length; row += QUARTERS) {
            double expected = .5 * demand(BASE, row + START + 1) + .5 * demand(BASE, row + START);
            assertThat(demand(once, row + START + 1)).isCloseTo(expected, within(1e-9 * expected));
        }
        DemandSample lost = under(new Shift(BuyerScope.ALL, 8, 1, startingIn(START, .5)), half);
        assertThat(demand(lost, START)).isCloseTo(.25 * demand(BASE, START), within(1e-9 * demand(BASE, START)));
    }

    @Test
    void aShiftForPlatformsMovesPlatformsAlone() {
        DemandSample moved = under(new Shift(INFERENCE_OF_PLATFORMS, 2, .5, startingIn(START, .5)));
        for (int i = 0; i < moved.cells().size(); i++) {
            DemandSample.Cell cell = moved.cells().get(i);
            boolean isInScope = cell.segment().id().equals("internet") && cell.workload() == Workload.INFERENCE;
            assertThat(Arrays.equals(cell.h100e(), BASE.cells().get(i).h100e())).isEqualTo(!isInScope);
        }
    }

    /** Brought forward out of the next quarter and a half; what comes earlier is missing later. */
    @Test
    void anticipationMovesDemandAndMakesNone() {
        double[] once = startingIn(START, 1);
        for (int position = 0; position < once.length; position++) {
            once[position] *= position % QUARTERS == START ? 1 : 0;
        }
        DemandSample moved = under(new Anticipation(BuyerScope.ALL, 1.5, .4, once));
        for (int row = 0; row < once.length; row += QUARTERS) {
            double next = demand(BASE, row + START + 1);
            double afterNext = demand(BASE, row + START + 2);
            assertThat(demand(moved, row + START))
                    .isCloseTo(demand(BASE, row + START) + .4 * next + .2 * afterNext, within(1e-9 * next));
            assertThat(demand(moved, row + START + 1)).isCloseTo(.6 * next, within(1e-9 * next));
            assertThat(demand(moved, row + START + 2)).isCloseTo(.8 * afterNext, within(1e-9 * next));
        }
    }

    @Test
    void demandStaysAboveZeroHoweverMuchIsMoved() {
        DemandSample moved = MODEL.sample(
                BLOCK,
                new DemandPolicy(
                        List.of(),
                        List.of(
                                new Shift(BuyerScope.ALL, 1, .5, startingIn(START, 1)),
                                new Shift(BuyerScope.ALL, 2, 1, startingIn(0, 1))),
                        List.of(new Anticipation(BuyerScope.ALL, 20, 1, startingIn(0, 1))),
                        List.of()));
        assertThat(moved.cells())
                .allSatisfy(
                        cell -> assertThat(Arrays.stream(cell.h100e())).allMatch(h100e -> h100e >= 0 && h100e < 1e12));
    }

    @Test
    void aTierHoldsWhileItsRuleIsMostlyInForce() {
        BuyerScope labs = new BuyerScope(false, Set.of(Workload.values()), Set.of("ai-labs"), Set.of());
        DemandSample moved =
                under(new Priority(labs, 0, startingIn(START, .5)), new Priority(labs, 1, startingIn(START + 4, .49)));
        for (DemandSample.Terms terms : moved.terms()) {
            int[] tiers = terms.tiers();
            if (!terms.segment().id().equals("ai-labs")) {
                assertThat(tiers).isNull();
                continue;
            }
            assertThat(tiers).isNotNull();
            for (int position = 0; tiers != null && position < tiers.length; position++) {
                assertThat(tiers[position]).isEqualTo(position % QUARTERS < START ? 2 : 0);
            }
        }
    }
}
