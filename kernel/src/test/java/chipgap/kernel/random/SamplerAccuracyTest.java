package chipgap.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.summary.Estimate;
import chipgap.kernel.summary.ScrambledSummary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far the mean of a run is from the truth, and whether it says so. */
class SamplerAccuracyTest {
    private static final DrawPlan PLAN = DrawPlan.forDraws(4096);
    private static final int RUNS = 600;
    private static final int INPUTS = 5;
    /** Of exp(Σ z / 10): E = exp(5 / 200). */
    private static final double TRUTH = Math.exp(.025);

    @Test
    void evenPointsBeatIndependentOnesOnASmoothModel() {
        double independent = meanSquaredError(new PhiloxSampler());
        double hypercube = meanSquaredError(new HypercubeSampler(PLAN));
        double mixed = meanSquaredError(new MixedSampler(PLAN));
        System.out.printf(
                "variance ratio to Philox at %d draws: hypercube %.0f, Sobol %.0f%n",
                PLAN.draws(), independent / hypercube, independent / mixed);
        assertThat(independent / hypercube).isGreaterThan(10);
        assertThat(independent / mixed).isGreaterThan(100);
    }

    private static double meanSquaredError(Sampler sampler) {
        int runs = 60;
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            double error = summary(sampler, PLAN.draws(), 1000 + run).whole().mean() - TRUTH;
            sum += error * error;
        }
        return sum / runs;
    }

    /** 95 % intervals: ± 2.131 standard errors from 16 scrambles (Student, 15 degrees of freedom), ± 1.96 from independent draws. */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        Sampler mixed = new MixedSampler(new DrawPlan(16, 5));
        List<ScrambledSummary> scrambled = IntStream.range(0, RUNS)
                .mapToObj(run -> summary(mixed, 512, run))
                .toList();
        assertThat(coverage(scrambled, 2.131, ScrambledSummary::mean, TRUTH)).isCloseTo(.95, within(.03));
        assertThat(coverage(scrambled, 2.131, all -> all.quantile(.5), 1)).isCloseTo(.95, within(.03));
        assertThat(coverage(scrambled, 2.131, all -> all.shareAbove(1), .5)).isCloseTo(.95, within(.03));
        List<ScrambledSummary> independent = IntStream.range(0, RUNS)
                .mapToObj(run -> summary(new PhiloxSampler(), 512, run))
                .toList();
        assertThat(coverage(independent, 1.96, ScrambledSummary::mean, TRUTH)).isCloseTo(.95, within(.03));
        assertThat(coverage(independent, 1.96, all -> all.quantile(.5), 1)).isCloseTo(.95, within(.03));
        assertThat(coverage(independent, 1.96, all -> all.shareAbove(1), .5)).isCloseTo(.95, within(.03));
    }

    private static double coverage(
            List<ScrambledSummary> runs, double factor, Function<ScrambledSummary, Estimate> figure, double truth) {
        long covered = runs.stream()
                .map(figure)
                .filter(estimate -> Math.abs(estimate.value() - truth) <= factor * estimate.standardError())
                .count();
        return (double) covered / runs.size();
    }

    private static ScrambledSummary summary(Sampler sampler, int draws, long seed) {
        double[] sums = new double[draws];
        DrawBlock block = new DrawBlock(seed, 0, draws, sampler);
        for (int input = 0; input < INPUTS; input++) {
            double[] normals = block.normals(new RandomInput("x" + input, input), 0);
            for (int i = 0; i < draws; i++) {
                sums[i] += normals[i];
            }
        }
        ScrambledSummary summary = new ScrambledSummary(sampler.scrambles());
        for (int i = 0; i < draws; i++) {
            summary.add(sampler.scrambleOf(i), StrictMath.exp(sums[i] / 10));
        }
        return summary;
    }
}
