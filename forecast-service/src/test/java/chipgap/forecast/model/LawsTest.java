package chipgap.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.Layout.Supplied;
import chipgap.forecast.model.Layout.Wanted;
import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.time.Quarter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws that hold in every draw, on the made-up market, seed 1. */
class LawsTest {
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @EnumSource(AllocationRule.class)
    void everyTotalIsTheSumOfItsPartsInEveryDraw(AllocationRule rule) {
        SampledBlock world = Worlds.world();
        Composition composition = Worlds.composition(rule);
        Layout layout = Layout.of(composition);
        BlockComposer state = composition.composer(world);
        Ledger ledger = new Ledger(world, state, layout, Map.of("chips/home", 20_000.0));
        for (int q = 0; q < world.quarters().length(); q++) {
            state.advance(q);
            double[][] columns = ledger.quarter(q);
            for (int draw = 0; draw < world.drawCount(); draw++) {
                int ofBlock = draw;
                assertSums(
                        layout,
                        Arrays.stream(columns)
                                .mapToDouble(column -> column[ofBlock])
                                .toArray());
            }
        }
    }

    private static void assertSums(Layout layout, double[] row) {
        for (Supplied what : Supplied.values()) {
            double sum = 0;
            for (Pathway pathway : Pathway.values()) {
                sum += row[layout.of(Layout.part(pathway), what)];
            }
            assertSame(sum, row[layout.of(Layout.ALL, what)], what.name());
        }
        for (Wanted what : Wanted.values()) {
            if (what != Wanted.FILL_RATE) {
                assertSums(layout, row, what);
            }
        }
        for (int part = 0; part < layout.wantingParts(); part++) {
            assertThat(row[layout.of(part, Wanted.SHORTFALL)]).isNotNegative();
            assertSame(
                    row[layout.of(part, Wanted.BACKLOG)] + row[layout.of(part, Wanted.LOST)],
                    row[layout.of(part, Wanted.SHORTFALL)],
                    "backlog and lost demand");
        }
    }

    private static void assertSums(Layout layout, double[] row, Wanted what) {
        double total = row[layout.of(Layout.ALL, what)];
        double segments = 0;
        for (int segment = 0; segment < layout.segments(); segment++) {
            segments += row[layout.of(Layout.segmentPart(segment), what)];
        }
        double workloads = 0;
        for (Workload workload : Workload.values()) {
            workloads += row[layout.of(layout.workloadPart(workload), what)];
        }
        assertSame(segments, total, what + " by segment");
        assertSame(workloads, total, what + " by workload");
    }

    private static void assertSame(double sum, double total, String what) {
        assertThat(sum).as(what).isCloseTo(total, within(ROUNDING * Math.max(1, Math.abs(total))));
    }

    @Test
    void whatIsServedIsWhatChipsAreUsedFor() {
        SampledBlock world = Worlds.world();
        Composition composition = Worlds.composition(AllocationRule.TIERED);
        double[] arrived = new double[world.drawCount()];
        double[] served = new double[world.drawCount()];
        composition.compose(world, (draw, _, state) -> {
            arrived[draw] += state.supply();
            served[draw] += state.total().served();
            double leftOver = state.left(0) + state.left(1);
            assertThat(served[draw] + leftOver).isCloseTo(arrived[draw], within(1e-6 * arrived[draw]));
        });
    }

    @Test
    void aPolicyNotYetInForceChangesNothing() {
        SampledBlock world = Worlds.world();
        float[] later = new float[world.drawCount()];
        Arrays.fill(later, Worlds.QUARTERS.length());
        float[] never = new float[world.drawCount()];
        Arrays.fill(never, 1e6f);
        float[] strong = new float[world.drawCount()];
        Arrays.fill(strong, 1);
        PolicyBlock policy = new PolicyBlock(
                Worlds.ORIGIN,
                List.of(new Provision("measures/m/provisions/later", 0, later, never, strong, 1)),
                new byte[0],
                new byte[0]);
        assertThat(result(new SampledBlock(world.draws(), world.quarters(), policy, world.supply(), world.demand())))
                .isEqualTo(result(world));
    }

    @ParameterizedTest
    @EnumSource(ComputeBasis.class)
    void everyBasisCountsChipsByItsOwnRate(ComputeBasis basis) {
        Map<String, ChipFacts> catalogue = Map.of(
                "chips/home", new ChipFacts("chips/home", null, null, null, 0.25, 0.125),
                "chips/foreign", new ChipFacts("chips/foreign", null, null, null, 1.0, 2.0));
        SupplyBlock supply = Worlds.world().supply().on(basis, catalogue);
        double expected = switch (basis) {
            case OPS8 -> 0.5;
            case BF16_DENSE -> 0.25;
            case MEMORY_BANDWIDTH -> 0.125;
        };
        assertThat(supply.products().getFirst().h100ePerChip()).isEqualTo(expected);
    }

    @Test
    void aChipWithoutARateIsRefusedAndNamed() {
        Map<String, ChipFacts> catalogue =
                Map.of("chips/home", new ChipFacts("chips/home", null, null, null, null, null));
        assertThatThrownBy(() -> Worlds.world().supply().on(ComputeBasis.BF16_DENSE, catalogue))
                .isInstanceOf(ComputeBasis.NoRateException.class)
                .hasMessageContaining("chips/home")
                .hasMessageContaining("BF16_DENSE");
    }

    private static ForecastResult result(SampledBlock world) {
        Composition composition = Worlds.composition(AllocationRule.TIERED);
        ForecastSummary summary = composition.newSummary(Worlds.QUARTERS, List.of(), Worlds.PLAN.scrambles());
        composition.add(world, summary);
        return summary.result();
    }

    @Test
    void theFirstShortageBeginsInSomeQuarterOrNever() {
        ForecastResult.Spell spell =
                Objects.requireNonNull(result(Worlds.world()).spell());
        double begins = spell.begins().stream()
                .mapToDouble(begin -> begin.share().fraction())
                .sum();
        assertThat(begins + spell.never().fraction()).isCloseTo(1, within(1e-12));
        assertThat(spell.quartersToClear().mean())
                .as("every spell lasts a quarter or more")
                .isBetween(1 - spell.never().fraction(), (double) Worlds.QUARTERS.length());
        QuarterOutlook first = result(Worlds.world()).quarters().getFirst();
        assertThat(spell.begins().getFirst().share().fraction())
                .isEqualTo(first.total().shortageProbability());
        assertThat(spell.begins().getFirst().quarter()).isEqualTo(new Quarter(2025, 1));
    }

    @Test
    void aSmallBlockOfSeveralScramblesIsTheSameAsEachAlone() {
        SampledBlock world = Worlds.world();
        Composition composition = Worlds.composition(AllocationRule.TIERED);
        ForecastSummary parts = composition.newSummary(Worlds.QUARTERS, List.of(), Worlds.PLAN.scrambles());
        int half = world.drawCount() / 2 - 3;
        composition.add(Worlds.part(world, 0, half), parts);
        composition.add(Worlds.part(world, half, world.drawCount()), parts);
        assertThat(parts.result()).isEqualTo(result(world));
    }
}
