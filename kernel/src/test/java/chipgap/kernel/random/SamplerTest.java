package chipgap.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the numbers of every sampler. */
class SamplerTest {
    private static final long SEED = 7;
    private static final DrawPlan PLAN = new DrawPlan(16, 9);
    private static final RandomInput INPUT = new RandomInput("input", 3);

    static List<Sampler> samplers() {
        return List.of(new PhiloxSampler(), new HypercubeSampler(PLAN), new SobolSampler(PLAN), new MixedSampler(PLAN));
    }

    static List<Sampler> scrambledSamplers() {
        return samplers().subList(1, 4);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void aDrawIsTheSameInAnyBlock(Sampler sampler) {
        double[] whole = whole(sampler, INPUT);
        for (int blockLength : new int[] {1, 7, 512, 700}) {
            for (int from = 0; from < whole.length; from += blockLength) {
                int length = Math.min(blockLength, whole.length - from);
                double[] part = new DrawBlock(SEED, from, length, sampler).uniforms(INPUT, 0);
                assertThat(part).isEqualTo(Arrays.copyOfRange(whole, from, from + length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void numbersFillTheOpenUnitIntervalEvenly(Sampler sampler) {
        double[] sorted = whole(sampler, INPUT);
        Arrays.sort(sorted);
        assertThat(sorted[0]).isPositive();
        assertThat(sorted[sorted.length - 1]).isLessThan(1);
        double worst = 0;
        for (int i = 0; i < sorted.length; i++) {
            worst = Math.max(worst, Math.abs(sorted[i] - (i + .5) / sorted.length));
        }
        assertThat(worst).as("Kolmogorov distance, 1 %% critical value").isLessThan(1.63 / Math.sqrt(sorted.length));
    }

    @ParameterizedTest
    @MethodSource("scrambledSamplers")
    void eachScrambleHasOneDrawInEachStratum(Sampler sampler) {
        double[] whole = whole(sampler, INPUT);
        for (int scramble = 0; scramble < PLAN.scrambles(); scramble++) {
            double[] points = scramble(whole, scramble);
            int[] strata = Arrays.stream(points)
                    .mapToInt(u -> (int) (u * PLAN.points()))
                    .sorted()
                    .toArray();
            assertThat(strata).isEqualTo(IntStream.range(0, PLAN.points()).toArray());
        }
    }

    /** On one dimension the strata of two seeds still depend on each other, so the places inside the strata are compared. */
    @ParameterizedTest
    @MethodSource("samplers")
    void seedNameAndScrambleMakeOtherNumbers(Sampler sampler) {
        double[] base = whole(sampler, INPUT);
        double[] otherSeed = new double[PLAN.draws()];
        sampler.fill(SEED + 1, INPUT, 0, 0, otherSeed);
        assertThat(otherSeed).isNotEqualTo(base);
        assertThat(correlation(places(base), places(otherSeed))).isBetween(-.06, .06);
        assertThat(correlation(base, whole(sampler, new RandomInput("other", 4))))
                .isBetween(-.06, .06);
        double[] places = places(base);
        assertThat(correlation(base, places)).isBetween(-.06, .06);
        assertThat(correlation(Arrays.copyOf(places, 4096), Arrays.copyOfRange(places, 4096, 8192)))
                .isBetween(-.06, .06);
    }

    private static double[] places(double[] uniforms) {
        return Arrays.stream(uniforms).map(u -> u * PLAN.points() % 1).toArray();
    }

    @Test
    void theHypercubeHasItsOwnOrderForEachStep() {
        DrawBlock block = new DrawBlock(SEED, 0, PLAN.draws(), new MixedSampler(PLAN));
        double[] step = block.uniforms(INPUT, 1);
        assertThat(correlation(step, block.uniforms(INPUT, 2))).isBetween(-.06, .06);
        assertThat(correlation(step, block.uniforms(INPUT, 0))).isBetween(-.06, .06);
    }

    @Test
    void theDefaultGivesSobolPointsWhereThereIsADimension() {
        DrawBlock mixed = new DrawBlock(SEED, 100, 700, new MixedSampler(PLAN));
        DrawBlock hypercube = new DrawBlock(SEED, 100, 700, new HypercubeSampler(PLAN));
        assertThat(mixed.uniforms(INPUT, 0))
                .isEqualTo(new DrawBlock(SEED, 100, 700, new SobolSampler(PLAN)).uniforms(INPUT, 0));
        assertThat(mixed.uniforms(INPUT, 1)).isEqualTo(hypercube.uniforms(INPUT, 1));
        assertThat(mixed.uniforms("input", 0)).isEqualTo(hypercube.uniforms(INPUT, 0));
    }

    @Test
    void inputsOnOneDimensionDependOnEachOtherWhateverTheirNames() {
        Sampler sampler = new MixedSampler(PLAN);
        double[] one = whole(sampler, new RandomInput("one", 3));
        assertThat(meanSquaredCorrelation(one, whole(sampler, new RandomInput("two", 3))))
                .as("the leading bits of both move together")
                .isGreaterThan(.4);
        assertThat(meanSquaredCorrelation(one, whole(sampler, new RandomInput("two", 4))))
                .isLessThan(.01);
        assertThat(meanSquaredCorrelation(one, whole(sampler, new RandomInput("two"))))
                .isLessThan(.01);
        double[] nextScramble = new double[one.length];
        System.arraycopy(one, PLAN.points(), nextScramble, 0, one.length - PLAN.points());
        System.arraycopy(one, 0, nextScramble, one.length - PLAN.points(), PLAN.points());
        assertThat(meanSquaredCorrelation(one, nextScramble))
                .as("different scrambles")
                .isGreaterThan(.4);
    }

    @Test
    void onlyTheOwnPartOfAnInputStandsOnItsDimension() {
        DrawBlock block = new DrawBlock(SEED, 0, PLAN.draws(), new MixedSampler(PLAN));
        double[] own = block.normals(INPUT, 0);
        double[] factor = block.normals("factor", 0);
        double[] both = new CorrelatedNormal(INPUT, Map.of("factor", .6)).sample(block);
        for (int i = 0; i < both.length; i++) {
            assertThat(both[i]).isCloseTo(.8 * own[i] + .6 * factor[i], within(1e-12));
        }
    }

    @Test
    void refusesWhatASamplerCannotGive() {
        assertThatThrownBy(() -> whole(new SobolSampler(PLAN), new RandomInput("x")))
                .hasMessageContaining("'x'")
                .hasMessageContaining("MixedSampler");
        assertThatThrownBy(() -> new SobolSampler(PLAN).fill(SEED, INPUT, 2, 0, new double[1]))
                .hasMessageContaining("step 2");
        assertThatThrownBy(() -> new DrawBlock(SEED, 8000, 193, new MixedSampler(PLAN)))
                .hasMessageContaining("193 draws from draw 8000")
                .hasMessageContaining("8192");
    }

    private static double[] whole(Sampler sampler, RandomInput input) {
        double[] uniforms = new double[PLAN.draws()];
        sampler.fill(SEED, input, 0, 0, uniforms);
        return uniforms;
    }

    private static double[] scramble(double[] draws, int scramble) {
        return Arrays.copyOfRange(draws, scramble * PLAN.points(), (scramble + 1) * PLAN.points());
    }

    private static double meanSquaredCorrelation(double[] x, double[] y) {
        return IntStream.range(0, PLAN.scrambles())
                .mapToDouble(scramble -> correlation(scramble(x, scramble), scramble(y, scramble)))
                .map(correlation -> correlation * correlation)
                .average()
                .orElseThrow();
    }

    private static double correlation(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - .5) * (y[i] - .5);
        }
        return 12 * sum / x.length;
    }

    @Test
    void theMedianDrawHasEveryInputAtItsMedian() {
        DrawBlock median = new DrawBlock(7, 0, 1, new MedianSampler());
        assertThat(median.uniforms(new RandomInput("a", 3), 0)).containsExactly(0.5);
        assertThat(median.normals("b", 12)).containsExactly(0.0);
        assertThat(new CorrelatedNormal("c", Map.of("factor.x", 0.6)).sample(median))
                .containsExactly(0.0);
        assertThat(new MedianSampler().draws()).isOne();
        assertThatThrownBy(() -> new DrawBlock(7, 0, 2, new MedianSampler())).hasMessageContaining("2 draws");
    }
}
