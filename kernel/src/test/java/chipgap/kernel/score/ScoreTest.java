package chipgap.kernel.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.distribution.Normal;
import chipgap.kernel.random.DrawBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
    private static final QuantileForecast THREE =
            new QuantileForecast(new double[] {.25, .5, .75}, new double[] {1, 2, 4});

    /** The quantiles of a normal distribution at k evenly spaced levels (i + ½) / k. */
    private static QuantileForecast normal(double mean, double sd, int k) {
        double[] levels = IntStream.range(0, k).mapToDouble(i -> (i + .5) / k).toArray();
        return new QuantileForecast(levels, quantiles(levels, p -> mean + sd * Normal.quantile(p)));
    }

    private static QuantileForecast standardNormal() {
        return QuantileForecast.ofStandardLevels(quantiles(QuantileForecast.standardLevels(), Normal::quantile));
    }

    private static double[] quantiles(double[] levels, DoubleUnaryOperator quantile) {
        return Arrays.stream(levels).map(quantile).toArray();
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Closed form: Gneiting, Raftery, JASA 102 (2007), equation 21, in this orientation. */
    @ParameterizedTest
    @ValueSource(doubles = {-3, -.4, 0, 1, 2.5})
    void crpsOfANormalForecastMeetsItsClosedForm(double z) {
        double mean = 10;
        double sd = 2;
        double expected = sd * (z * (2 * Normal.cdf(z) - 1) + 2 * density(z) - 1 / Math.sqrt(Math.PI));
        QuantileForecast fine = normal(mean, sd, 20_000);
        assertThat(fine.crps(mean + sd * z)).isCloseTo(expected, within(1e-4));
        double[] draws = IntStream.range(0, 20_000)
                .mapToDouble(i -> mean + sd * Normal.quantile(((i * 7919L % 20_000) + .5) / 20_000))
                .toArray();
        assertThat(new Ensemble(draws).crps(mean + sd * z)).isCloseTo(expected, within(1e-4));
    }

    @Test
    void crpsOfDrawsMeetsItsDefinition() {
        double[] draws = new DrawBlock(2, 0, 40).normals("x", 0);
        for (double observed : new double[] {-5, -.3, 0, draws[7], 6}) {
            double distance =
                    Arrays.stream(draws).map(x -> Math.abs(x - observed)).sum() / 40;
            double spread = Arrays.stream(draws)
                            .flatMap(x -> Arrays.stream(draws).map(other -> Math.abs(x - other)))
                            .sum()
                    / 1600;
            assertThat(new Ensemble(draws).crps(observed)).isCloseTo(distance - spread / 2, within(1e-13));
        }
    }

    @Test
    void aPointForecastIsScoredByItsAbsoluteError() {
        double[] sevens = new double[23];
        Arrays.fill(sevens, 7);
        QuantileForecast point = QuantileForecast.ofStandardLevels(sevens);
        for (double observed : new double[] {4.5, 7, 9}) {
            double error = Math.abs(observed - 7);
            assertThat(new Ensemble(new double[] {7}).crps(observed)).isEqualTo(error);
            assertThat(point.weightedIntervalScore(observed)).isCloseTo(error, within(1e-14));
            assertThat(point.crps(observed)).isCloseTo(error, within(1e-14));
        }
    }

    /** By hand for the quantiles 1, 2, 4: (|y − 2| / 2 + [3 + 4 · distance outside] / 4) / 1.5. */
    @ParameterizedTest
    @CsvSource({"2, 0.5", "5, 2.1666666666666667", "0.5, 1.3333333333333333"})
    void weightedIntervalScoreMeetsExamplesByHand(double observed, double expected) {
        assertThat(THREE.weightedIntervalScore(observed)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void weightedIntervalScoreIsTheMeanPinballLossTwice() {
        for (double observed : new double[] {-4, -1, 0, .3, 2, 8}) {
            assertThat(standardNormal().weightedIntervalScore(observed))
                    .isCloseTo(standardNormal().crps(observed), within(1e-14));
        }
    }

    @Test
    void crpsOfQuantilesMeetsAnExampleByHand() {
        assertThat(THREE.crps(3)).as("2 (0.25·2 + 0.5·1 + 0.25·1) / 3").isCloseTo(2.5 / 3, within(1e-15));
    }

    static Stream<Arguments> scores() {
        return Stream.of(
                score("CRPS of quantiles", QuantileForecast::crps),
                score("weighted interval score", QuantileForecast::weightedIntervalScore),
                score("log score", QuantileForecast::logScore));
    }

    private static Arguments score(String name, ToDoubleBiFunction<QuantileForecast, Double> score) {
        return Arguments.argumentSet(name, score);
    }

    /** Seed 21, 20 000 observations from N(0, 1): nobody else shall beat the forecast that tells the truth. */
    @ParameterizedTest
    @MethodSource("scores")
    void theTruthScoresBest(ToDoubleBiFunction<QuantileForecast, Double> score) {
        double[] observed = new DrawBlock(21, 0, 20_000).normals("observed", 0);
        double truth = meanScore(score, normal(0, 1, 99), observed);
        for (QuantileForecast liar :
                List.of(normal(.15, 1, 99), normal(-.15, 1, 99), normal(0, .8, 99), normal(0, 1.25, 99))) {
            assertThat(meanScore(score, liar, observed)).isGreaterThan(truth);
        }
    }

    private static double meanScore(
            ToDoubleBiFunction<QuantileForecast, Double> score, QuantileForecast forecast, double[] observed) {
        return Arrays.stream(observed)
                .map(y -> score.applyAsDouble(forecast, y))
                .average()
                .orElseThrow();
    }

    @Test
    void theTruthScoresBestAmongDraws() {
        double[] observed = new DrawBlock(22, 0, 5000).normals("observed", 0);
        double[] draws = new DrawBlock(23, 0, 1000).normals("draws", 0);
        double truth = meanCrps(draws, observed, 0, 1);
        assertThat(meanCrps(draws, observed, .3, 1)).isGreaterThan(truth);
        assertThat(meanCrps(draws, observed, -.3, 1)).isGreaterThan(truth);
        assertThat(meanCrps(draws, observed, 0, .6)).isGreaterThan(truth);
        assertThat(meanCrps(draws, observed, 0, 1.6)).isGreaterThan(truth);
    }

    private static double meanCrps(double[] draws, double[] observed, double mean, double sd) {
        Ensemble ensemble =
                new Ensemble(Arrays.stream(draws).map(z -> mean + sd * z).toArray());
        return Arrays.stream(observed).map(ensemble::crps).average().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(doubles = {.5, .8, .9})
    void calibratedForecastsCoverWhatTheyPromise(double nominal) {
        int count = 4000;
        double[] observed = new DrawBlock(31, 0, count).normals("observed", 0);
        List<QuantileForecast> forecasts =
                Stream.generate(ScoreTest::standardNormal).limit(count).toList();
        Coverage coverage = Coverage.of(nominal, forecasts, observed);
        assertThat(coverage.share()).isCloseTo(nominal, within(3 * Math.sqrt(nominal * (1 - nominal) / count)));
    }

    @Test
    void anIntervalHoldsItsEnds() {
        double[] observed = {.99, 1, 4, 4.01};
        Coverage coverage = Coverage.of(.5, List.of(THREE, THREE, THREE, THREE), observed);
        assertThat(coverage).isEqualTo(new Coverage(.5, 2, 4));
    }

    @Test
    void pitMeetsExamplesByHand() {
        QuantileForecast atom = new QuantileForecast(new double[] {.1, .3, .5, .9}, new double[] {0, 0, 2, 4});
        assertThat(atom.pit(-1)).isEqualTo(new Pit(0, .1));
        assertThat(atom.pit(0)).isEqualTo(new Pit(0, .3));
        assertThat(atom.pit(3).middle()).isCloseTo(.7, within(1e-15));
        assertThat(atom.pit(3).randomised(.01)).isCloseTo(.7, within(1e-15));
        assertThat(atom.pit(2)).isEqualTo(new Pit(.5, .5));
        assertThat(atom.pit(4)).isEqualTo(new Pit(.9, 1));
        assertThat(atom.pit(9)).isEqualTo(new Pit(.9, 1));
        Ensemble draws = new Ensemble(new double[] {3, 0, 0, 1});
        assertThat(draws.pit(0)).isEqualTo(new Pit(0, .5));
        assertThat(draws.pit(2)).isEqualTo(new Pit(.75, .75));
        assertThat(draws.pit(2).middle()).isEqualTo(.75);
        assertThat(new Pit(.2, .6).randomised(.25)).isCloseTo(.3, within(1e-15));
    }

    /** Forecast and observation max(0, Z): half of the probability lies on 0. */
    @Test
    void randomisedPitOfACalibratedForecastWithAnAtomIsUniform() {
        int count = 4000;
        double[] normals = new DrawBlock(41, 0, count).normals("observed", 0);
        double[] uniforms = new DrawBlock(41, 0, count).uniforms("pit", 0);
        double[] levels = QuantileForecast.standardLevels();
        QuantileForecast clipped =
                QuantileForecast.ofStandardLevels(quantiles(levels, p -> Math.max(0, Normal.quantile(p))));
        double[] pits = IntStream.range(0, count)
                .mapToDouble(i -> clipped.pit(Math.max(0, normals[i])).randomised(uniforms[i]))
                .sorted()
                .toArray();
        double worst = IntStream.range(0, count)
                .mapToDouble(i -> Math.abs(pits[i] - (i + .5) / count))
                .max()
                .orElseThrow();
        assertThat(worst).as("Kolmogorov distance, 1 %% critical value").isLessThan(1.63 / Math.sqrt(count));
    }

    @Test
    void theDensityOfTheLogScoreIntegratesToOne() {
        double step = .001;
        double sum = 0;
        for (double y = -60 + step / 2; y < 60; y += step) {
            sum += Math.exp(-THREE.logScore(y)) * step;
        }
        assertThat(sum).isCloseTo(1, within(1e-3));
    }

    @Test
    void logScoreOfManyQuantilesIsThatOfTheirDistribution() {
        QuantileForecast fine = normal(0, 1, 999);
        for (double y : new double[] {-2, -.5, .1, 1, 2.2}) {
            assertThat(fine.logScore(y)).isCloseTo(-Math.log(density(y)), within(.02));
        }
        assertThat(THREE.logScore(1.5)).as("0.25 over a unit").isCloseTo(Math.log(4), within(1e-15));
        assertThat(THREE.logScore(6)).as("0.125 falling by e in 2").isCloseTo(Math.log(8) + 1, within(1e-15));
    }

    @Test
    void standardLevelsAreTheTwentyThreeOfTheHubs() {
        List<Double> expected = new ArrayList<>(List.of(.01, .025));
        IntStream.rangeClosed(1, 19).forEach(i -> expected.add(i / 20.0));
        expected.addAll(List.of(.975, .99));
        assertThat(QuantileForecast.standardLevels()).containsExactly(expected.toArray(Double[]::new));
    }

    @Test
    void refusesForecastsThatAreNone() {
        assertThatThrownBy(() -> new Ensemble(new double[0])).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Ensemble(new double[] {1, Double.NaN})).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new QuantileForecast(new double[] {.5, .2}, new double[] {1, 2}))
                .hasMessageContaining("[0.5, 0.2]");
        assertThatThrownBy(() -> new QuantileForecast(new double[] {.5, 1}, new double[] {1, 2}))
                .hasMessageContaining("[0.5, 1.0]");
        assertThatThrownBy(() -> new QuantileForecast(new double[] {.2, .5}, new double[] {2, 1}))
                .hasMessageContaining("from 2.0 to 1.0");
        assertThatThrownBy(() -> QuantileForecast.ofStandardLevels(new double[22]))
                .hasMessageContaining("22 for 23");
    }

    @Test
    void refusesScoresThatAForecastCannotGive() {
        QuantileForecast atom = new QuantileForecast(new double[] {.2, .5, .9}, new double[] {3, 3, 4});
        assertThatThrownBy(() -> atom.logScore(3)).hasMessageContaining("atom at 3.0");
        assertThatThrownBy(() -> atom.weightedIntervalScore(3)).hasMessageContaining("[0.2, 0.5, 0.9]");
        assertThatThrownBy(() -> THREE.covers(.9, 3)).hasMessageContaining("[0.25, 0.5, 0.75]");
        assertThatThrownBy(() -> THREE.crps(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Coverage.of(.5, List.of(THREE), new double[2])).hasMessageContaining("2 observations");
        assertThatThrownBy(() -> Coverage.of(.5, List.of(), new double[0])).hasMessageContaining("0 of 0");
        assertThatThrownBy(() -> new Pit(.5, .4)).hasMessageContaining("0.5, 0.4");
    }
}
