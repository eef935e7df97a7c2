package chipgap.kernel.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.allocation.Instance.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllocatorTest {
    /** More than two tiles of the closed sets. */
    private static final int DRAWS = 150;

    /** The two cases of one network for which no fixed order of products is right for both. */
    @Test
    void servesWhereEveryFixedOrderOfProductsFails() {
        AllocationNetwork network = new AllocationNetwork(
                2, List.of(new Cell(0b01, 1), new Cell(0b11, 0), new Cell(0b10, 1)), List.of(0, 1));
        double[] unmet = new double[3];
        double[] used = new double[2];
        new Allocator(network).allocate(new double[] {10, 10}, new double[] {10, 10, 0}, unmet, used);
        assertThat(unmet).containsExactly(0, 0, 0);
        new Allocator(network).allocate(new double[] {10, 10}, new double[] {0, 10, 10}, unmet, used);
        assertThat(unmet).containsExactly(0, 0, 0);
    }

    @Test
    void sharesByNeedInsideATierAndServesEarlierTiersFirst() {
        AllocationNetwork network =
                new AllocationNetwork(1, List.of(new Cell(1, 0), new Cell(1, 1), new Cell(1, 1)), List.of(0));
        double[] unmet = new double[3];
        new Allocator(network).allocate(new double[] {40}, new double[] {10, 20, 40}, unmet, new double[1]);
        assertThat(unmet).containsExactly(new double[] {0, 10, 20}, within(1e-12));
    }

    @Test
    void risesOnWhereAnotherSupplyIsLeft() {
        AllocationNetwork network =
                new AllocationNetwork(2, List.of(new Cell(0b01, 0), new Cell(0b11, 0)), List.of(0, 1));
        double[] unmet = new double[2];
        new Allocator(network).allocate(new double[] {10, 90}, new double[] {40, 100}, unmet, new double[2]);
        assertThat(unmet).containsExactly(new double[] {30, 10}, within(1e-12));
    }

    @Test
    void usesEarlierSuppliesOfTheOrderFirst() {
        List<Cell> cells = List.of(new Cell(0b11, 0), new Cell(0b10, 0));
        double[] used = new double[2];
        new Allocator(new AllocationNetwork(2, cells, List.of(1, 0)))
                .allocate(new double[] {50, 30}, new double[] {20, 5}, new double[2], used);
        assertThat(used).containsExactly(0, 25);
        new Allocator(new AllocationNetwork(2, cells, List.of(0, 1)))
                .allocate(new double[] {50, 30}, new double[] {20, 5}, new double[2], used);
        assertThat(used).containsExactly(20, 5);
    }

    @Test
    void nothingToGiveAndNobodyToGiveItTo() {
        AllocationNetwork network = new AllocationNetwork(1, List.of(new Cell(1, 0), new Cell(0, 0)), List.of(0));
        double[] unmet = new double[2];
        double[] used = new double[1];
        new Allocator(network).allocate(new double[] {0}, new double[] {5, 5}, unmet, used);
        assertThat(unmet).containsExactly(5, 5);
        new Allocator(network).allocate(new double[] {5}, new double[] {0, 5}, unmet, used);
        assertThat(unmet).as("the unservable cell holds nobody back").containsExactly(0, 5);
        assertThat(used).containsExactly(0);
    }

    @Test
    void refusesNetworksThatMakeNoSense() {
        assertThatThrownBy(() -> new AllocationNetwork(1, List.of(), List.of(0)))
                .hasMessageContaining("at least one cell");
        assertThatThrownBy(() -> new AllocationNetwork(2, List.of(new Cell(1, 0)), List.of(0, 0)))
                .hasMessageContaining("[0, 0]");
        assertThatThrownBy(() -> new AllocationNetwork(1, List.of(new Cell(0b10, 0)), List.of(0)))
                .hasMessageContaining("only 1");
        assertThatThrownBy(() -> new AllocationNetwork(64, List.of(new Cell(1, 0)), List.of()))
                .hasMessageContaining("not 64");
        assertThatThrownBy(() -> new Cell(1, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Cell(1, 0, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new AllocationNetwork(1, List.of(new Cell(1, 0)), List.of(0), AllocationRule.MARKET))
                .hasMessageContaining("MARKET");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1})
    void refusesAmountsThatMakeNoSenseBeforeARunAndEndsQuietlyInside(double bad) {
        List<Cell> cells = List.of(new Cell(0b01, 0, 2), new Cell(0b11, 0, 1), new Cell(0b10, 1, 1));
        double[] fine = {10, 20};
        double[] fineNeed = {10, 20, 30};
        for (AllocationRule rule : AllocationRule.values()) {
            AllocationNetwork network = new AllocationNetwork(2, cells, List.of(0, 1), rule);
            assertThatThrownBy(() -> network.check(new double[] {10, bad}, fineNeed))
                    .hasMessageContaining("supply 1 is " + bad);
            assertThatThrownBy(() -> network.check(fine, new double[] {bad, 0, 0}))
                    .hasMessageContaining("need 0 is " + bad);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                for (Filling filling :
                        List.of(network.newFilling(), new EachDrawFilling(network, new FlowFilling(network)))) {
                    Allocator allocator = new Allocator(network, filling);
                    allocator.allocate(new double[] {10, bad}, fineNeed, new double[3], new double[2]);
                    allocator.allocate(fine, new double[] {bad, 20, bad}, new double[3], new double[2]);
                }
            });
        }
    }

    /** Seeds 1 to 200 under every rule; draws outside of what is asked for stay as they are. */
    @ParameterizedTest
    @EnumSource(AllocationRule.class)
    void manyDrawsAtOnceAreTheSameAsEachAlone(AllocationRule rule) {
        Instance.forEach(Instance.Shape.TIES, instance -> {
            AllocationNetwork network = instance.network(rule);
            Random random = new Random(instance.seed());
            double[][] supply = columns(instance.supply(), random);
            double[][] need = columns(instance.need(), random);
            double[][] unmet = new double[need.length][DRAWS];
            double[][] used = new double[supply.length][DRAWS];
            new Allocator(network).allocate(supply, need, unmet, used, 1, DRAWS);
            for (int draw = 0; draw < DRAWS; draw++) {
                Outcome alone = instance.withSupply(row(supply, draw))
                        .withNeed(row(need, draw))
                        .solve(rule);
                assertThat(row(unmet, draw)).isEqualTo(draw == 0 ? new double[need.length] : alone.unmet());
                assertThat(row(used, draw)).isEqualTo(draw == 0 ? new double[supply.length] : alone.used());
            }
        });
    }

    private static double[][] columns(double[] amounts, Random random) {
        return Arrays.stream(amounts)
                .mapToObj(amount -> random.doubles(DRAWS, 0, 2)
                        .map(factor -> amount * factor)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] row(double[][] columns, int draw) {
        return Arrays.stream(columns).mapToDouble(column -> column[draw]).toArray();
    }

    @Test
    void refusesTablesOfAnotherSize() {
        AllocationNetwork network = new AllocationNetwork(1, List.of(new Cell(1, 0)), List.of(0));
        network.check(new double[] {0}, new double[] {0});
        assertThatThrownBy(() -> network.check(new double[2], new double[1])).hasMessageContaining("supply has 2");
        assertThatThrownBy(() -> network.check(new double[1], new double[2])).hasMessageContaining("need has 2");
    }
}
