package chipgap.kernel.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("ArrayRecordComponent") // plain bags of numbers inside one test
class AllocatorTest {
    private static final long FIRST_SEED = 400;

    /** A random network with supplies and needs, some of them zero. */
    private record Instance(long seed, AllocationNetwork network, List<Cell> cells, double[] supply, double[] need) {
        static Instance of(long seed) {
            Random random = new Random(seed);
            int supplies = 1 + random.nextInt(6);
            List<Cell> cells = new ArrayList<>();
            int count = 1 + random.nextInt(10);
            for (int i = 0; i < count; i++) {
                cells.add(new Cell(random.nextInt(1 << supplies), random.nextInt(3)));
            }
            double[] supply =
                    random.doubles(supplies, 0, 100).map(x -> x < 15 ? 0 : x).toArray();
            double[] need = random.doubles(count, 0, 60).map(x -> x < 8 ? 0 : x).toArray();
            List<Integer> order = IntStream.range(0, supplies).boxed().toList();
            return new Instance(seed, new AllocationNetwork(supplies, cells, order), cells, supply, need);
        }

        Result solve(double[] supply, double[] need) {
            Result result = new Result(new double[need.length], new double[supply.length]);
            new Allocator(network).allocate(supply, need, result.unmet, result.used);
            return result;
        }

        @Override
        public String toString() {
            return "seed " + seed;
        }
    }

    private record Result(double[] unmet, double[] used) {
        double totalUnmet() {
            return Arrays.stream(unmet).sum();
        }
    }

    static List<Instance> instances() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + 300)
                .mapToObj(Instance::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("instances")
    void keepsTheLawsOfAllocation(Instance instance) {
        Result result = instance.solve(instance.supply, instance.need);
        double served = 0;
        for (int cell = 0; cell < instance.need.length; cell++) {
            assertThat(result.unmet[cell]).isBetween(0.0, instance.need[cell]);
            served += instance.need[cell] - result.unmet[cell];
        }
        assertThat(Arrays.stream(result.used).sum()).as("used = served").isCloseTo(served, within(1e-9));
        for (int supply = 0; supply < instance.supply.length; supply++) {
            assertThat(result.used[supply]).isBetween(0.0, instance.supply[supply]);
            for (int cell = 0; cell < instance.need.length; cell++) {
                if (result.unmet[cell] > 1e-9 && (instance.cells.get(cell).eligible() >>> supply & 1) == 1) {
                    assertThat(result.used[supply])
                            .as("short cell %d has nothing left of supply %d", cell, supply)
                            .isCloseTo(instance.supply[supply], within(1e-9));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("instances")
    void doesNotDependOnTheUnit(Instance instance) {
        Result result = instance.solve(instance.supply, instance.need);
        Result scaled = instance.solve(times(instance.supply, 1024), times(instance.need, 1024));
        assertThat(scaled.unmet).isEqualTo(times(result.unmet, 1024));
    }

    @ParameterizedTest
    @MethodSource("instances")
    void moreSupplyNeverRaisesTheTotalShortage(Instance instance) {
        double before = instance.solve(instance.supply, instance.need).totalUnmet();
        for (int supply = 0; supply < instance.supply.length; supply++) {
            double[] more = instance.supply.clone();
            more[supply] += 7;
            assertThat(instance.solve(more, instance.need).totalUnmet()).isLessThanOrEqualTo(before + 1e-9);
        }
    }

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
        assertThatThrownBy(() -> new Cell(1, -1)).hasMessageContaining("-1");
        List<Cell> singles =
                IntStream.range(0, 10).mapToObj(i -> new Cell(1L << i, 0)).toList();
        assertThatThrownBy(() -> new AllocationNetwork(
                        10, singles, IntStream.range(0, 10).boxed().toList()))
                .hasMessageContaining("500 closed sets");
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
