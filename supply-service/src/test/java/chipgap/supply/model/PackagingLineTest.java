package chipgap.supply.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Laws of a quarter's packaging, on random instances with fixed seeds: two designers with two products each, no published deliveries. Totals may
 * shift between products and designers; of them nothing is asserted.
 */
class PackagingLineTest {
    private static final int QUARTERS = ShippedModel.QUARTERS;
    private static final int INSTANCES = 2000;
    private static final int CHECKED = PackagingLine.STOCK_QUARTER;
    /** Designer 0 makes products 0 and 1 of die 0; designer 1 product 2 of die 1 and product 3 of die 2. */
    private static final ProductPlan PLAN = new ProductPlan(
            new int[] {0, 0, 1, 2},
            new int[] {2, 1, 1, 1},
            new int[] {8, 4, 5, 0},
            new boolean[] {true, true, false, false},
            new int[][] {{0, 1}, {2, 3}},
            3);

    /** One quarter's inputs, which a test may raise. */
    private static final class Quarter {
        final double[] dies;
        double stacks;
        double capacity;
        double bank;
        final double share;

        Quarter(SplittableRandom random) {
            dies = new double[] {random.nextDouble(1000), random.nextDouble(1000), random.nextDouble(1000)};
            stacks = random.nextDouble(8000);
            capacity = random.nextDouble(2000);
            bank = random.nextBoolean() ? 0 : random.nextDouble(500);
            share = random.nextDouble();
        }

        /** Packages by product. */
        double[] make() {
            double[][] good = new double[3][QUARTERS];
            for (int die = 0; die < 3; die++) {
                good[die][CHECKED] = dies[die];
            }
            double[] packages = new double[QUARTERS];
            packages[CHECKED] = capacity;
            PackagingInputs inputs = new PackagingInputs(
                    List.of(),
                    new boolean[4][QUARTERS],
                    new boolean[3][QUARTERS],
                    new double[][] {{share}, {1 - share}, {1}, {1}},
                    new DieBank.Dies(new double[] {bank}, new double[] {.5}, new double[] {.3}, new double[QUARTERS]),
                    new Memory.Stacks(new double[] {stacks}, new double[QUARTERS], new double[QUARTERS]),
                    packages,
                    new double[] {.9});
            PackagingLine line = new PackagingLine(PLAN, inputs, good);
            line.begin(0);
            line.step(CHECKED);
            return line.books().packages.clone();
        }
    }

    @Test
    void moreStacksNeverLowerAFirstProduct() {
        raising(quarter -> quarter.stacks *= 1.3, 0, 2);
    }

    @Test
    void morePackagesNeverLowerAFirstProduct() {
        raising(quarter -> quarter.capacity *= 1.3, 0, 2);
    }

    @Test
    void moreDiesNeverLowerTheFirstProductOfTheirDesigner() {
        raising(quarter -> quarter.dies[0] *= 1.3, 0);
        raising(quarter -> quarter.bank *= 1.3, 0);
        raising(quarter -> quarter.dies[1] *= 1.3, 2);
        raising(quarter -> quarter.dies[2] *= 1.3, 2);
    }

    private static void raising(Consumer<Quarter> raise, int... firstProducts) {
        for (int seed = 0; seed < INSTANCES; seed++) {
            double[] before = new Quarter(new SplittableRandom(seed)).make();
            Quarter more = new Quarter(new SplittableRandom(seed));
            raise.accept(more);
            double[] after = more.make();
            for (int first : firstProducts) {
                assertThat(after[first])
                        .as("seed %d, product %d", seed, first)
                        .isGreaterThanOrEqualTo(before[first] - 1e-9);
            }
        }
    }

    /** The law would also hold if nothing were ever short. */
    @Test
    void theInstancesAreShortOfEveryInput() {
        int[] short1 = new int[2];
        for (int seed = 0; seed < INSTANCES; seed++) {
            Quarter quarter = new Quarter(new SplittableRandom(seed));
            double before = Arrays.stream(quarter.make()).sum();
            quarter.stacks *= 2;
            short1[0] += Arrays.stream(quarter.make()).sum() > before + 1e-9 ? 1 : 0;
            quarter.stacks /= 2;
            quarter.capacity *= 2;
            short1[1] += Arrays.stream(quarter.make()).sum() > before + 1e-9 ? 1 : 0;
        }
        assertThat(short1[0]).isGreaterThan(INSTANCES / 10);
        assertThat(short1[1]).isGreaterThan(INSTANCES / 10);
    }

    @Test
    void theOrderDecidesWhenStacksAreShort() {
        Quarter quarter = new Quarter(new SplittableRandom(7));
        Arrays.fill(quarter.dies, 1000);
        quarter.bank = 0;
        quarter.capacity = 1e9;
        quarter.stacks = 1000;
        double[] made = quarter.make();
        double firstWants = quarter.share * 1000 / 2;
        double ofDesigner = made[0] * 8 + made[1] * 4;
        assertThat(made[0]).isEqualTo(Math.min(firstWants, ofDesigner / 8));
        assertThat(made[3]).as("a chip without stacks waits for nobody").isEqualTo(1000);
    }

    @Test
    void withoutDiesThereAreNoDomesticChips() {
        Quarter quarter = new Quarter(new SplittableRandom(3));
        Arrays.fill(quarter.dies, 0);
        quarter.bank = 0;
        assertThat(quarter.make()).containsOnly(0);
    }
}
