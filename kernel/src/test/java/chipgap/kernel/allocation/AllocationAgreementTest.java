package chipgap.kernel.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.allocation.Instance.Outcome;
import chipgap.kernel.allocation.Instance.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Two product implementations against two independent ones, on the same 1,400 random instances. */
class AllocationAgreementTest {
    @ParameterizedTest
    @EnumSource(Shape.class)
    void closedSetsAndFlowsAgreeWithExactMaximumFlows(Shape shape) {
        Instance.forEach(shape, instance -> {
            Outcome expected = FlowOracle.solve(instance);
            assertSame(instance, instance.solve(AllocationRule.TIERED), expected);
            assertSame(instance, byFlows(instance), expected);
        });
    }

    /** Not for amounts 18 orders of magnitude apart, which no solver in double precision tells from nothing. */
    @ParameterizedTest
    @EnumSource(value = Shape.class, mode = Mode.EXCLUDE, names = "MIXED_SCALES")
    void closedSetsAgreeWithColdLinearPrograms(Shape shape) {
        Instance.forEach(
                shape,
                instance -> assertSame(instance, instance.solve(AllocationRule.TIERED), LpOracle.solve(instance)));
    }

    @Test
    void partsThatShareNothingFareTogetherAsTheyFareApart() {
        for (long seed = 1; seed <= 20; seed++) {
            long first = 100 * seed;
            List<Instance> parts = LongStream.range(first, first + 10)
                    .mapToObj(next -> Instance.of(Shape.PLAIN, next))
                    .toList();
            Instance whole = together(parts);
            assertThat(whole.network(AllocationRule.TIERED).closedSets)
                    .as("%s: has too many closed sets to list", whole)
                    .isFalse();
            List<Outcome> apart = parts.stream()
                    .map(part -> part.solve(AllocationRule.TIERED))
                    .toList();
            Outcome expected = new Outcome(
                    apart.stream()
                            .flatMapToDouble(outcome -> Arrays.stream(outcome.unmet()))
                            .toArray(),
                    apart.stream()
                            .flatMapToDouble(outcome -> Arrays.stream(outcome.used()))
                            .toArray());
            assertSame(whole, whole.solve(AllocationRule.TIERED), expected);
        }
    }

    @Test
    void flowsAgreeWithColdLinearProgramsOnALargeNetwork() {
        Instance instance = Instance.large(3);
        assertSame(instance, instance.solve(AllocationRule.TIERED), LpOracle.solve(instance));
    }

    private static Instance together(List<Instance> parts) {
        List<Cell> cells = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (Instance part : parts) {
            int first = order.size();
            part.cells().forEach(cell -> cells.add(new Cell(cell.eligible() << first, cell.tier())));
            part.order().forEach(supply -> order.add(first + supply));
        }
        double[] supply = parts.stream()
                .flatMapToDouble(part -> Arrays.stream(part.supply()))
                .toArray();
        double[] need = parts.stream()
                .flatMapToDouble(part -> Arrays.stream(part.need()))
                .toArray();
        return new Instance(Shape.PLAIN, parts.getFirst().seed(), order.size(), cells, order, supply, need);
    }

    private static Outcome byFlows(Instance instance) {
        AllocationNetwork network = instance.network(AllocationRule.TIERED);
        return instance.solve(new Allocator(network, new EachDrawFilling(network, new FlowFilling(network))));
    }

    private static void assertSame(Instance instance, Outcome actual, Outcome expected) {
        IntStream.range(0, expected.unmet().length)
                .forEach(cell -> assertThat(actual.unmet()[cell])
                        .as("%s: unmet of cell %d", instance, cell)
                        .isCloseTo(expected.unmet()[cell], within(instance.tolerance())));
        IntStream.range(0, expected.used().length)
                .forEach(supply -> assertThat(actual.used()[supply])
                        .as("%s: used of supply %d", instance, supply)
                        .isCloseTo(expected.used()[supply], within(instance.tolerance())));
    }
}
