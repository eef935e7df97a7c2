package chipgap.kernel.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.lanes.LaneBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LaneAllocatorTest {
    /** A tile of the vectorised twin and half of another. */
    private static final int DRAWS = 96;

    private static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** Random networks; needs and supplies with ties, zeros and very different sizes. */
    @ParameterizedTest
    @MethodSource("seeds")
    void bothTwinsAgreeInEveryBitAndWithTheAllocator(int seed) {
        Random random = new Random(seed);
        AllocationNetwork network = network(random);
        float[][] supply = columns(network.supplyCount, random);
        float[][] need = columns(network.cellCount(), random);
        Answer answer = Answer.of(LaneAllocator.scalar(network), supply, need);
        Answer other = Answer.of(new VectorLaneAllocator(network), supply, need);
        assertThat(other.unmet).isDeepEqualTo(answer.unmet);
        assertThat(other.used).isDeepEqualTo(answer.used);
        Allocator allocator = new Allocator(network);
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] needs = row(need, draw);
            double[] unmets = new double[needs.length];
            double[] useds = new double[network.supplyCount];
            allocator.allocate(row(supply, draw), needs, unmets, useds);
            double tolerance = 1e-5
                    * Math.max(
                            1,
                            IntStream.range(0, needs.length)
                                    .mapToDouble(i -> needs[i])
                                    .sum());
            assertThat(row(answer.unmet, draw))
                    .as("seed %d draw %d", seed, draw)
                    .containsExactly(unmets, within(tolerance));
            assertThat(row(answer.used, draw))
                    .as("seed %d draw %d", seed, draw)
                    .containsExactly(useds, within(tolerance));
        }
    }

    @Test
    void rulesWithoutClosedSetsGoDrawByDraw() {
        List<Cell> cells = List.of(new Cell(0b01, 0), new Cell(0b11, 0));
        AllocationNetwork network = new AllocationNetwork(2, cells, List.of(0, 1), AllocationRule.PRO_RATA);
        float[][] unmet = Answer.of(LaneAllocator.best(network), filled(4, 2), filled(4, 4)).unmet;
        double[] exact = new double[2];
        new Allocator(network).allocate(new double[] {4, 2}, new double[] {4, 4}, exact, new double[2]);
        assertThat(unmet[0]).containsOnly((float) exact[0]);
        assertThat(unmet[1]).containsOnly((float) exact[1]);
        assertThat(exact[0] + exact[1]).isCloseTo(2, within(1e-12));
    }

    private static float[][] filled(float one, float other) {
        float[][] columns = new float[2][32];
        Arrays.fill(columns[0], one);
        Arrays.fill(columns[1], other);
        return columns;
    }

    private static AllocationNetwork network(Random random) {
        int supplies = 1 + random.nextInt(6);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(10); i++) {
            cells.add(new Cell(random.nextInt(1 << supplies), random.nextInt(3)));
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, supplies).boxed().toList());
        Collections.shuffle(order, random);
        return new AllocationNetwork(supplies, cells, order);
    }

    private static float[][] columns(int count, Random random) {
        float[][] columns = new float[count][DRAWS];
        for (float[] column : columns) {
            float scale = (float) Math.pow(10, random.nextInt(4) - 1);
            for (int draw = 0; draw < DRAWS; draw++) {
                column[draw] = random.nextInt(5) == 0 ? 0 : scale * (random.nextBoolean() ? 1 : random.nextFloat());
            }
        }
        return columns;
    }

    private static double[] row(float[][] columns, int draw) {
        double[] row = new double[columns.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = columns[i][draw];
        }
        return row;
    }

    /** What an allocator answers in a block whose columns stand supplies first, then needs, unmet needs and what is used. */
    @SuppressWarnings("ArrayRecordComponent") // compared by element
    private record Answer(float[][] unmet, float[][] used) {
        static Answer of(LaneAllocator allocator, float[][] supply, float[][] need) {
            int unmet = supply.length + need.length;
            int used = unmet + need.length;
            LaneBlock block = new LaneBlock(used + supply.length, supply[0].length);
            for (int s = 0; s < supply.length; s++) {
                block.set(s, supply[s]);
            }
            for (int c = 0; c < need.length; c++) {
                block.set(supply.length + c, need[c]);
            }
            allocator.allocate(block, 0, supply.length, unmet, used);
            return new Answer(columns(block, unmet, used), columns(block, used, used + supply.length));
        }

        private static float[][] columns(LaneBlock block, int first, int end) {
            return IntStream.range(first, end).mapToObj(block::column).toArray(float[][]::new);
        }
    }
}
