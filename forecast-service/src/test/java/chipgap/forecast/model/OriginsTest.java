package chipgap.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.Lineage.OriginShare;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Grade;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.TimeShape;
import chipgap.kernel.evidence.ValueKind;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.random.RandomInput;
import chipgap.kernel.time.Period;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is sampled again explains what was sampled: demand is planted from quantities, supply is none, so the shortfall is demand. One quarter, 4,096
 * draws, seed 9.
 */
class OriginsTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 1);
    private static final QuarterRange QUARTER = new QuarterRange(new Quarter(2025, 1), new Quarter(2025, 2));
    private static final DrawPlan PLAN = DrawPlan.forDraws(4096);
    private static final DrawBlock RUN = new DrawBlock(9, 0, PLAN.draws(), new MixedSampler(PLAN));
    private static final Composition COMPOSITION = Worlds.composition(AllocationRule.TIERED);
    private static final String FACTOR = "factor.all";

    private static final Quantity PLANTED = quantity("planted", 129, Map.of());
    private static final Quantity LOADED = quantity("loaded", null, Map.of(FACTOR, 0.6));
    private static final Quantity IDLE = quantity("idle", null, Map.of());
    private static final Evidence EVIDENCE = Evidence.asOf(
            AS_OF,
            List.of(PLANTED, LOADED, IDLE),
            List.of(
                    figure("planted", "one", 80),
                    figure("planted", "two", 120),
                    figure("loaded", "one", 100),
                    figure("idle", "one", 100)));
    private static final List<Origin> ORIGINS = List.of(
            origin(PLANTED),
            origin(LOADED),
            origin(IDLE),
            new Origin.OfStreams(FACTOR, List.of(new RandomInput(FACTOR))));

    private static Quantity quantity(String name, @Nullable Integer dimension, Map<String, Double> loadings) {
        return new Quantity(
                name, "H100e", ValueKind.REAL, TimeShape.CONSTANT, 0, 1, loadings, dimension, "made up for the test");
    }

    private static Figure figure(String quantity, String source, double central) {
        return new Figure(
                quantity + source,
                quantity,
                Period.parse("2025"),
                central - 20,
                central,
                central + 20,
                .9,
                source,
                Grade.B,
                AS_OF);
    }

    private static Origin origin(Quantity quantity) {
        return new Origin.OfQuantity("quantities/" + quantity.name(), quantity, EVIDENCE);
    }

    /** Shares when the demand of one segment is this, one number a draw. */
    private static Lineage lineage(double[] demand) {
        return lineage(demand, ORIGINS);
    }

    private static Lineage lineage(double[] demand, List<Origin> origins) {
        float[][] nothing = new float[1][RUN.drawCount()];
        float[][] wanted = new float[1][RUN.drawCount()];
        IntStream.range(0, RUN.drawCount()).forEach(draw -> wanted[0][draw] = (float) demand[draw]);
        SampledBlock world = new SampledBlock(
                RUN,
                QUARTER,
                Worlds.NO_POLICY,
                Worlds.supply(
                        List.of(new Flow(Worlds.HOME, nothing), new Flow(Worlds.FOREIGN, nothing)),
                        Worlds.always(Constraint.NONE, 1, RUN.drawCount())),
                Worlds.demand(
                        List.of(
                                new CellDemand(Worlds.CELLS.get(0), wanted, nothing),
                                new CellDemand(Worlds.CELLS.get(1), nothing, nothing),
                                new CellDemand(Worlds.CELLS.get(2), nothing, nothing)),
                        nothing[0]));
        LineageSummary summary = new LineageSummary(
                COMPOSITION,
                new LineageQuestion(LineageQuestion.Output.SHORTFALL, QUARTER.start(), null),
                RUN.drawCount());
        IntStream.range(0, 8).forEach(part -> summary.add(Worlds.part(world, part * 512, (part + 1) * 512)));
        return summary.result(origins, RUN);
    }

    private static double shareOf(Lineage lineage, String name) {
        return lineage.origins().stream()
                .filter(origin -> origin.name().equals(name))
                .mapToDouble(OriginShare::varianceShare)
                .sum();
    }

    @Test
    void aQuantityThatMakesAllOfTheSpreadHasAllOfIt() {
        Lineage lineage = lineage(EVIDENCE.value("planted").sample(RUN));
        assertThat(shareOf(lineage, "quantities/planted")).isCloseTo(1, within(0.01));
        assertThat(lineage.explained().fraction()).isBetween(0.97, 1.0);
        assertThat(lineage.origins().getFirst().name()).isEqualTo("quantities/planted");
        assertThat(lineage.origins()).filteredOn(OriginShare::isClear).hasSize(1);
        assertThat(lineage.origins())
                .filteredOn(origin -> !origin.name().equals("quantities/planted"))
                .allSatisfy(origin -> assertThat(origin.varianceShare())
                        .isBetween(-4 * origin.standardError(), 4 * origin.standardError()));
    }

    @Test
    void aCommonFactorTakesItsOwnPart() {
        Lineage lineage = lineage(EVIDENCE.value("loaded").sample(RUN));
        assertThat(shareOf(lineage, FACTOR)).isCloseTo(0.36, within(0.03));
        assertThat(shareOf(lineage, "quantities/loaded")).isCloseTo(0.64, within(0.03));
        assertThat(shareOf(lineage, "quantities/idle")).isCloseTo(0, within(0.02));
    }

    @Test
    void whatOnlyTwoTogetherExplainIsLeftOver() {
        double[] one = EVIDENCE.value("idle").sample(RUN);
        double[] other = EVIDENCE.value("loaded").sample(RUN);
        double[] product = new double[one.length];
        Arrays.setAll(product, draw -> 1_000 + (one[draw] - 100) * (other[draw] - 100));
        assertThat(lineage(product).explained().fraction()).isBetween(0.0, 0.1);
    }

    @Test
    void aProvisionThatIsTheSameInEveryDrawIsNoOrigin() {
        Origin certain = new Origin.OfProvision("measures/m/provisions/p", List.of(new RandomInput("m/p/occurs")));
        assertThat(lineage(EVIDENCE.value("idle").sample(RUN), List.of(certain)).origins())
                .isEmpty();
    }

    @Test
    void theSameDrawsHaveTheSameShares() {
        double[] demand = EVIDENCE.value("planted").sample(RUN);
        assertThat(lineage(demand)).isEqualTo(lineage(demand));
    }
}
