package chipgap.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.model.DemandBlock.Cell;
import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.DemandBlock.SegmentTerms;
import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.random.RandomInput;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompositionTest {
    private static final DrawPlan PLAN = DrawPlan.forDraws(2048);
    private static final DrawBlock ONE_DRAW = new DrawBlock(1, 0, 1);
    private static final Set<Workload> BOTH = Set.of(Workload.TRAINING, Workload.INFERENCE);
    private static final Product HOME = new Product("chips/home", Pathway.DOMESTIC, true, BOTH, 0.5);
    private static final Product FOREIGN = new Product("chips/foreign", Pathway.LEGAL_IMPORT, false, BOTH, 1);
    private static final Product SERVER =
            new Product("chips/server", Pathway.LEGAL_IMPORT, false, Set.of(Workload.INFERENCE), 1);
    private static final Cell STATE = new Cell("segments/state", Workload.TRAINING, 0);
    private static final Cell FIRM = new Cell("segments/firm", Workload.TRAINING, 1);
    private static final Manifest.Upstream ORIGIN = new Manifest.Upstream("test", "digest");
    private static final PolicyBlock POLICY = new PolicyBlock(ORIGIN, List.of(), new byte[0], new byte[0]);

    @Test
    void whatIsShortGoesToEarlierTiersFirst() {
        QuarterOutlook outlook =
                one(List.of(HOME), new float[] {100}, List.of(STATE, FIRM), new float[] {40, 40}, 0, 0);
        assertThat(outlook.supply().mean()).isCloseTo(50, within(1e-6));
        assertThat(outlook.total().demand().mean()).isCloseTo(80, within(1e-6));
        assertThat(outlook.total().shortfall().mean()).isCloseTo(30, within(1e-6));
        assertThat(outlook.total().fillRate().mean()).isCloseTo(50 / 80.0, within(1e-6));
        assertThat(segment(outlook, "segments/state").shortageProbability()).isZero();
        assertThat(segment(outlook, "segments/firm").shortfall().mean()).isCloseTo(30, within(1e-6));
        assertThat(outlook.total().shortageProbability()).isOne();
    }

    @Test
    void boundDemandMayNotUseForeignChips() {
        QuarterOutlook free = one(List.of(HOME, FOREIGN), new float[] {20, 90}, List.of(FIRM), new float[] {100}, 0, 0);
        assertThat(free.total().shortfall().mean()).isZero();
        QuarterOutlook bound =
                one(List.of(HOME, FOREIGN), new float[] {20, 90}, List.of(FIRM), new float[] {100}, 1, 0);
        assertThat(bound.total().shortfall().mean()).isCloseTo(90, within(1e-5));
        QuarterOutlook half =
                one(List.of(HOME, FOREIGN), new float[] {20, 90}, List.of(FIRM), new float[] {100}, .5f, 0);
        assertThat(half.total().shortfall().mean()).isCloseTo(40, within(1e-5));
    }

    @Test
    void chipsForInferenceDoNotTrain() {
        QuarterOutlook outlook = one(List.of(SERVER), new float[] {100}, List.of(FIRM), new float[] {40}, 0, 0);
        assertThat(outlook.total().shortfall().mean()).isCloseTo(40, within(1e-6));
    }

    @Test
    void unmetDemandComesBackInItsKeptPartAndUnsoldChipsWait() {
        QuarterRange two = range(2);
        Composition composition = new Composition(List.of(FOREIGN), List.of(FIRM));
        ForecastSummary summary = composition.newSummary(two, List.of(), 1);
        composition.add(
                world(
                        supply(List.of(FOREIGN), new float[] {60, 0}, 2),
                        demand(List.of(FIRM), new float[] {100, 0}, 0, .5f),
                        two),
                summary);
        assertThat(summary.result().quarters().get(0).total().shortfall().mean())
                .isCloseTo(40, within(1e-6));
        assertThat(summary.result().quarters().get(1).total().shortfall().mean())
                .as("half of the 40 is still wanted")
                .isCloseTo(20, within(1e-6));
        ForecastSummary stocked = composition.newSummary(two, List.of(), 1);
        composition.add(
                world(
                        supply(List.of(FOREIGN), new float[] {60, 0}, 2),
                        demand(List.of(FIRM), new float[] {10, 45}, 0, .5f),
                        two),
                stocked);
        assertThat(stocked.result().quarters().get(1).total().shortfall().mean())
                .isZero();
        assertThat(stocked.result().quarters().get(1).supply().mean())
                .as("stock is no new supply")
                .isZero();
    }

    @Test
    void aLateHorizonIsThatPartOfTheWholeForecast() {
        QuarterRange two = range(2);
        QuarterRange last = new QuarterRange(two.at(1), two.end());
        Composition composition = new Composition(List.of(FOREIGN), List.of(FIRM));
        SupplyBlock supply = supply(List.of(FOREIGN), new float[] {60, 10}, 2);
        DemandBlock demand = demand(List.of(FIRM), new float[] {100, 50}, 0, .5f);
        ForecastSummary whole = composition.newSummary(two, List.of(), 1);
        composition.add(world(supply, demand, two), whole);
        ForecastSummary late = composition.newSummary(last, List.of(), 1);
        composition.add(world(supply, demand, two), late);
        assertThat(late.result().quarters().getFirst())
                .isEqualTo(whole.result().quarters().get(1));
    }

    @Test
    void anySplitOverWorkersGivesTheSameResult() {
        Composition composition = new Composition(List.of(FOREIGN), List.of(STATE));
        ForecastSummary inOrder = composition.newSummary(range(1), List.of(), PLAN.scrambles());
        ForecastSummary atOnce = composition.newSummary(range(1), List.of(), PLAN.scrambles());
        List<DrawBlock> blocks =
                IntStream.range(0, 64).mapToObj(i -> mixed(32L * i, 32)).toList();
        blocks.forEach(block -> add(block, composition, inOrder));
        blocks.reversed().parallelStream().forEach(block -> add(block, composition, atOnce));
        assertThat(atOnce.result()).isEqualTo(inOrder.result());
    }

    @Test
    void evenDrawsKnowTheMeanShortfallBetterThanIndependentOnes() {
        Composition composition = new Composition(List.of(FOREIGN), List.of(STATE));
        ForecastSummary even = composition.newSummary(range(1), List.of(), PLAN.scrambles());
        add(mixed(0, PLAN.draws()), composition, even);
        ForecastSummary independent = composition.newSummary(range(1), List.of(), 1);
        add(new DrawBlock(1, 0, PLAN.draws()), composition, independent);
        assertThat(shortfallError(even)).isPositive().isLessThan(shortfallError(independent) / 3);
    }

    private static double shortfallError(ForecastSummary summary) {
        return summary.result().quarters().getFirst().total().shortfall().standardError();
    }

    private static DrawBlock mixed(long firstDraw, int drawCount) {
        return new DrawBlock(1, firstDraw, drawCount, new MixedSampler(PLAN));
    }

    /** Supply and demand that are lognormal around 100 and independent of each other, one quarter. */
    private static void add(DrawBlock block, Composition composition, ForecastSummary summary) {
        float[][] supplied = {lognormal(block, new RandomInput("supply", 32))};
        float[][] wanted = {lognormal(block, new RandomInput("demand", 128))};
        float[][] none = new float[1][block.drawCount()];
        composition.add(
                new SampledBlock(
                        block,
                        range(1),
                        POLICY,
                        Worlds.supply(
                                List.of(new Flow(FOREIGN, supplied)),
                                Worlds.always(Constraint.NONE, 1, block.drawCount())),
                        Worlds.demand(List.of(new CellDemand(STATE, wanted, none)), none[0])),
                summary);
    }

    @Test
    void policyMovesATierForTheQuartersItSays() {
        Composition composition = new Composition(List.of(FOREIGN), List.of(STATE, FIRM));
        QuarterRange two = range(2);
        float[][] wanted = Worlds.ofOneDraw(100, 100);
        float[][] none = Worlds.ofOneDraw(0, 0);
        DemandBlock still = Worlds.demand(
                List.of(new CellDemand(STATE, wanted, none), new CellDemand(FIRM, wanted, none)), new float[] {0});
        DemandBlock moved = new DemandBlock(
                ORIGIN,
                still.cells(),
                List.of(
                        new SegmentTerms(STATE.segment(), new float[] {0}, new int[][] {{0}, {2}}),
                        still.terms().getLast()),
                still.basketUsdPerH100e());
        ForecastSummary summary = composition.newSummary(two, List.of(), 1);
        composition.add(world(supply(List.of(FOREIGN), new float[] {100, 100}, 2), moved, two), summary);
        List<QuarterOutlook> quarters = summary.result().quarters();
        assertThat(segment(quarters.getFirst(), FIRM.segment()).shortfall().mean())
                .isCloseTo(100, within(1e-4));
        assertThat(segment(quarters.getLast(), FIRM.segment()).shortfall().mean())
                .isZero();
        assertThat(segment(quarters.getLast(), STATE.segment()).shortfall().mean())
                .isCloseTo(100, within(1e-4));
    }

    @Test
    void aDomesticChipDeliversItsShareOfTheCatalogue() {
        Composition composition = new Composition(List.of(Worlds.HOME, FOREIGN), List.of(FIRM));
        SupplyBlock supply = new SupplyBlock(
                ORIGIN,
                List.of(new Flow(Worlds.HOME, Worlds.ofOneDraw(100)), new Flow(FOREIGN, Worlds.ofOneDraw(10))),
                new float[] {.8f},
                Worlds.always(Constraint.NONE, 1, 1));
        ForecastSummary summary = composition.newSummary(range(1), List.of(), 1);
        composition.add(world(supply, demand(List.of(FIRM), new float[] {100}, 0, 0), range(1)), summary);
        QuarterOutlook quarter = summary.result().quarters().getFirst();
        double foreign = 10 * FOREIGN.h100ePerChip();
        assertThat(quarter.supply().mean()).isCloseTo(100 * Worlds.HOME.h100ePerChip() * .8 + foreign, within(1e-4));
        assertThat(Objects.requireNonNull(quarter.accounts()).supplyChips().mean())
                .isCloseTo(110, within(1e-4));
    }

    @Test
    void eachSegmentKeepsItsOwnBacklog() {
        Composition composition = new Composition(List.of(FOREIGN), List.of(STATE, FIRM));
        QuarterRange two = range(2);
        float[][] once = Worlds.ofOneDraw(100, 0);
        float[][] none = Worlds.ofOneDraw(0, 0);
        DemandBlock demand = new DemandBlock(
                ORIGIN,
                List.of(new CellDemand(STATE, once, none), new CellDemand(FIRM, once, none)),
                List.of(
                        new SegmentTerms(STATE.segment(), new float[] {1}, new int[0][]),
                        new SegmentTerms(FIRM.segment(), new float[] {.25f}, new int[0][])),
                Worlds.ofOneDraw(1, 1));
        ForecastSummary summary = composition.newSummary(two, List.of(), 1);
        composition.add(world(supply(List.of(FOREIGN), new float[] {0, 0}, 2), demand, two), summary);
        QuarterOutlook last = summary.result().quarters().getLast();
        assertThat(segment(last, STATE.segment()).shortfall().mean()).isCloseTo(100, within(1e-4));
        assertThat(segment(last, FIRM.segment()).shortfall().mean()).isCloseTo(25, within(1e-4));
    }

    private static float[] lognormal(DrawBlock block, RandomInput input) {
        double[] normals = block.normals(input, 0);
        float[] values = new float[normals.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (100 * Math.exp(.4 * normals[i]));
        }
        return values;
    }

    @Test
    void refusesABlockOfAnotherRun() {
        Composition composition = new Composition(List.of(FOREIGN), List.of(FIRM));
        assertThatThrownBy(() -> composition.add(
                        world(
                                supply(List.of(HOME), new float[] {1}, 1),
                                demand(List.of(FIRM), new float[] {1}, 0, 0),
                                range(1)),
                        composition.newSummary(range(1), List.of(), 1)))
                .hasMessageContaining("other products or cells");
    }

    /** One draw, one quarter. */
    private static QuarterOutlook one(
            List<Product> products, float[] chips, List<Cell> cells, float[] wanted, float domesticOnly, float kept) {
        Composition composition = new Composition(products, cells);
        ForecastSummary summary = composition.newSummary(range(1), List.of(), 1);
        composition.add(
                world(supply(products, chips, 1), demand(cells, wanted, domesticOnly, kept), range(1)), summary);
        return summary.result().quarters().getFirst();
    }

    private static SampledBlock world(SupplyBlock supply, DemandBlock demand, QuarterRange quarters) {
        return new SampledBlock(ONE_DRAW, quarters, POLICY, supply, demand);
    }

    private static QuarterRange range(int quarters) {
        return new QuarterRange(new Quarter(2024, 1), new Quarter(2024, 1).plus(quarters));
    }

    /** One draw; with one product {@code chips} are its quarters, otherwise one number a product. */
    private static SupplyBlock supply(List<Product> products, float[] chips, int quarters) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            flows.add(
                    new Flow(products.get(i), Worlds.ofOneDraw(products.size() == 1 ? chips : new float[] {chips[i]})));
        }
        return Worlds.supply(flows, Worlds.always(Constraint.FOUNDRY, quarters, 1));
    }

    private static DemandBlock demand(List<Cell> cells, float[] wanted, float domesticOnly, float kept) {
        List<CellDemand> demands = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            float[] h100e = cells.size() == 1 ? wanted : new float[] {wanted[i]};
            float[] bound = new float[h100e.length];
            Arrays.fill(bound, domesticOnly);
            demands.add(new CellDemand(cells.get(i), Worlds.ofOneDraw(h100e), Worlds.ofOneDraw(bound)));
        }
        return Worlds.demand(demands, new float[] {kept});
    }

    private static SegmentOutlook segment(QuarterOutlook outlook, String name) {
        return outlook.segments().stream()
                .filter(segment -> segment.segment().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
