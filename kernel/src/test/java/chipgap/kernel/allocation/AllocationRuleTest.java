package chipgap.kernel.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.allocation.Instance.Outcome;
import chipgap.kernel.allocation.Instance.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationRuleTest {
    /** One supply, three cells of need 10, 20 and 40: the first has priority, the last pays most. */
    @ParameterizedTest
    @CsvSource({
        "TIERED, 0, 10, 20",
        "EQUAL_TIER, 4.2857142857, 8.5714285714, 17.142857143",
        "PRO_RATA, 4.2857142857, 8.5714285714, 17.142857143",
        "MARKET, 10, 20, 0"
    })
    void decidesWhoGoesShort(AllocationRule rule, double first, double second, double third) {
        List<Cell> cells = List.of(new Cell(1, 0, 5), new Cell(1, 1, 5), new Cell(1, 1, 9));
        double[] unmet = new double[3];
        new Allocator(new AllocationNetwork(1, cells, List.of(0), rule))
                .allocate(new double[] {40}, new double[] {10, 20, 40}, unmet, new double[1]);
        assertThat(unmet).containsExactly(new double[] {first, second, third}, within(1e-8));
    }

    @Test
    void tiersMayBeFarApart() {
        List<Cell> cells = List.of(new Cell(1, Integer.MAX_VALUE), new Cell(1, 7));
        double[] unmet = new double[2];
        new Allocator(new AllocationNetwork(1, cells, List.of(0)))
                .allocate(new double[] {10}, new double[] {10, 10}, unmet, new double[1]);
        assertThat(unmet).containsExactly(10, 0);
    }

    /** The second cell is full after 2/3 of the pouring, having drawn on what the first depends on; a third of the second supply stays. */
    @Test
    void proRataServesLessThanForesightWould() {
        List<Cell> cells = List.of(new Cell(0b01, 0), new Cell(0b11, 0));
        double[] unmet = new double[2];
        double[] used = new double[2];
        new Allocator(new AllocationNetwork(2, cells, List.of(0, 1), AllocationRule.PRO_RATA))
                .allocate(new double[] {10, 10}, new double[] {10, 10}, unmet, used);
        assertThat(unmet).containsExactly(new double[] {10 / 3.0, 0}, within(1e-12));
        assertThat(used).containsExactly(new double[] {10, 20 / 3.0}, within(1e-12));
    }

    @Test
    void proRataIsTheLimitOfPouringInSmallSteps() {
        for (long seed = 1; seed <= 40; seed++) {
            Instance instance = Instance.of(Shape.PLAIN, seed);
            Outcome exact = instance.solve(AllocationRule.PRO_RATA);
            assertThat(poured(instance, 5_000)).as(instance.toString()).containsExactly(exact.unmet(), within(.05));
        }
    }

    /** Unmet need after pouring a small part of each supply at a time. */
    private static double[] poured(Instance instance, int steps) {
        double[] unmet = instance.need().clone();
        for (int step = 0; step < steps; step++) {
            double[] before = unmet.clone();
            for (int i = 0; i < instance.supplyCount(); i++) {
                int supply = i;
                int[] takers = IntStream.range(0, unmet.length)
                        .filter(cell -> before[cell] > 0 && instance.mayServe(supply, cell))
                        .toArray();
                double takersNeed = Arrays.stream(takers)
                        .mapToDouble(cell -> instance.need()[cell])
                        .sum();
                for (int cell : takers) {
                    unmet[cell] -= instance.supply()[i] / steps * instance.need()[cell] / takersNeed;
                }
            }
            Arrays.setAll(unmet, cell -> Math.max(0, unmet[cell]));
        }
        return unmet;
    }
}
