package chipgap.kernel.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrambledSummaryTest {
    private static final int SCRAMBLES = 16;
    private static final List<Function<ScrambledSummary, Estimate>> FIGURES = List.of(
            ScrambledSummary::mean,
            ScrambledSummary::shareAboveZero,
            summary -> summary.meanAboveZero().orElseThrow(),
            summary -> summary.quantile(.9),
            summary -> summary.shareAbove(1.5),
            summary -> summary.meanAboveQuantile(.9));

    /** Lognormal, a third of it cut to zero. */
    private static double[] draws(long seed, int count) {
        double[] draws = new DrawBlock(seed, 0, count).normals("x", 0);
        for (int i = 0; i < draws.length; i++) {
            draws[i] = draws[i] < -.43 ? 0 : StrictMath.exp(draws[i]);
        }
        return draws;
    }

    private static ScrambledSummary summary(int scrambles, double[] draws) {
        ScrambledSummary summary = new ScrambledSummary(scrambles);
        for (int i = 0; i < draws.length; i++) {
            summary.add(i * scrambles / draws.length, draws[i]);
        }
        return summary;
    }

    @Test
    void figuresAreThoseOfAllDraws() {
        double[] draws = draws(1, 8192);
        ScrambledSummary scrambled = summary(SCRAMBLES, draws);
        Summary whole = new Summary();
        Arrays.stream(draws).forEach(whole::add);
        assertThat(scrambled.mean().value()).isEqualTo(whole.mean());
        assertThat(scrambled.quantile(.9).value()).isEqualTo(whole.quantile(.9));
        assertThat(scrambled.shareAbove(2).value()).isEqualTo(whole.shareAbove(2));
        assertThat(scrambled.meanAboveQuantile(.9).value()).isEqualTo(whole.meanAboveQuantile(.9));
        assertThat(scrambled.whole().count()).isEqualTo(8192);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, SCRAMBLES})
    void columnsAndAllQuantilesAtOnceChangeNothing(int scrambles) {
        double[] draws = Arrays.stream(draws(3, 4096)).map(x -> (float) x).toArray();
        ScrambledSummary oneByOne = summary(scrambles, draws);
        ScrambledSummary columns = new ScrambledSummary(scrambles);
        int length = draws.length / scrambles;
        for (int scramble = 0; scramble < scrambles; scramble++) {
            float[] column = new float[length];
            for (int i = 0; i < length; i++) {
                column[i] = (float) draws[scramble * length + i];
            }
            columns.add(scramble, column);
        }
        FIGURES.forEach(figure -> assertThat(figure.apply(columns)).isEqualTo(figure.apply(oneByOne)));
        assertThat(columns.quantiles(Summary.PROBABILITIES))
                .isEqualTo(
                        Summary.PROBABILITIES.stream().map(oneByOne::quantile).toList());
    }

    @Test
    void theErrorOfTheMeanIsThatOfTheScramblesMeans() {
        double[] draws = draws(1, 8192);
        double[] means = IntStream.range(0, SCRAMBLES)
                .mapToDouble(scramble -> Arrays.stream(draws, 512 * scramble, 512 * (scramble + 1))
                        .average()
                        .orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double variance = Arrays.stream(means).map(x -> (x - mean) * (x - mean)).sum() / (SCRAMBLES - 1);
        assertThat(summary(SCRAMBLES, draws).mean().standardError())
                .isCloseTo(Math.sqrt(variance / SCRAMBLES), within(1e-9));
    }

    /** The draws here are independent, so both ways must find the standard deviation over seeds, for every figure. */
    @ParameterizedTest
    @ValueSource(ints = {1, SCRAMBLES})
    void errorsAgreeWithTheSpreadOverSeeds(int scrambles) {
        int runs = 400;
        List<ScrambledSummary> summaries = IntStream.range(0, runs)
                .mapToObj(run -> summary(scrambles, draws(run, 2048)))
                .toList();
        for (Function<ScrambledSummary, Estimate> figure : FIGURES) {
            double[] values =
                    summaries.stream().map(figure).mapToDouble(Estimate::value).toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double spread = Math.sqrt(
                    Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (runs - 1));
            double claimed = Math.sqrt(summaries.stream()
                    .map(figure)
                    .mapToDouble(estimate -> estimate.standardError() * estimate.standardError())
                    .average()
                    .orElseThrow());
            assertThat(claimed / spread)
                    .as("figure %d", FIGURES.indexOf(figure))
                    .isBetween(.85, 1.15);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 700})
    void anySplitAndOrderGivesTheSameBits(int part) {
        double[] draws = draws(1, 2048);
        ScrambledSummary whole = summary(SCRAMBLES, draws);
        Random order = new Random(2);
        ScrambledSummary[] workers = {new ScrambledSummary(SCRAMBLES), new ScrambledSummary(SCRAMBLES)};
        for (int from = (draws.length - 1) / part * part; from >= 0; from -= part) {
            ScrambledSummary worker = workers[order.nextInt(2)];
            for (int i = from; i < Math.min(from + part, draws.length); i++) {
                worker.add(i * SCRAMBLES / draws.length, draws[i]);
            }
        }
        workers[1].merge(workers[0]);
        for (Function<ScrambledSummary, Estimate> figure : FIGURES) {
            assertThat(figure.apply(workers[1])).isEqualTo(figure.apply(whole));
        }
    }

    @Test
    void scramblesWithoutADrawAboveZeroCount() {
        ScrambledSummary summary = new ScrambledSummary(2);
        summary.add(0, 0);
        summary.add(1, 3);
        assertThat(summary.meanAboveZero()).contains(new Estimate(3, 0));
        assertThat(summary(2, new double[] {0, 0}).meanAboveZero()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertThatThrownBy(() -> new ScrambledSummary(0)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> new ScrambledSummary(2).merge(new ScrambledSummary(3)))
                .hasMessageContaining("2 and of 3");
        assertThatThrownBy(() -> new ScrambledSummary(2).mean()).hasMessageContaining("without draws");
    }

    @Test
    void retainedDrawsKeepTheirOrderWhoeverHadThem() {
        RetainedDraws one = new RetainedDraws(4);
        RetainedDraws two = new RetainedDraws(4);
        one.set(3, 4);
        two.set(2, .1);
        one.set(0, 1);
        two.set(1, 0);
        assertThatThrownBy(one::values).hasMessageContaining("Draw 1 is missing");
        one.merge(two);
        assertThat(one.values()).containsExactly(1, 0, .1f, 4);
        assertThatThrownBy(() -> one.merge(two)).hasMessageContaining("Draw 1 is there already");
        assertThatThrownBy(() -> one.set(2, 1)).hasMessageContaining("Draw 2 is there already");
        assertThatThrownBy(() -> one.set(1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> one.merge(new RetainedDraws(5))).hasMessageContaining("4 and of 5");
        assertThatThrownBy(() -> new RetainedDraws(RetainedDraws.MOST_DRAWS + 1))
                .hasMessageContaining("(2097153)");
    }
}
