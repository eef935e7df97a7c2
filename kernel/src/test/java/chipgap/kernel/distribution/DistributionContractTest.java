package chipgap.kernel.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of {@link Distribution}, run for each implementation; cdf, quantile and moments against Apache Commons Statistics 1.3 where it has the
 * distribution, else moments in closed form.
 */
class DistributionContractTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double[] PROBABILITIES = {1e-9, .001, .05, .25, .3, .5, .7, .95, .999, 1 - 1e-9};

    /**
     * One distribution and what is known of it.
     *
     * @param atoms whether the cdf has jumps
     */
    record Case(Distribution distribution, boolean atoms, double low, double high, double mean, double variance) {
        double scale() {
            return Math.max(Math.sqrt(variance), 1e-3 * Math.max(1, Math.abs(mean)));
        }
    }

    static Stream<Case> cases() {
        double day = 20_635;
        TwoPieceDate date = TwoPieceDate.through(
                LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31), .05);
        double dateSd = 30 / NormalDistribution.of(0, 1).inverseCumulativeProbability(.95);
        return Stream.concat(
                independents().map(Arguments::get).map(pair -> {
                    ContinuousDistribution known = (ContinuousDistribution) pair[1];
                    return new Case(
                            (Distribution) pair[0],
                            false,
                            known.getSupportLowerBound(),
                            known.getSupportUpperBound(),
                            known.getMean(),
                            known.getVariance());
                }),
                Stream.of(
                        twoPieceNormal(1, 2, .5),
                        twoPieceNormal(-4, 0, 3),
                        certain(new TwoPieceNormal(5, 0, 0), 5),
                        certain(TwoPieceDate.certain(LocalDate.of(2026, 7, 1)), day),
                        certain(new Discrete(List.of(3.0), List.of(.1)), 3),
                        certain(new Mixture(List.of(new TwoPieceNormal(5, 0, 0)), List.of(1.0)), 5),
                        new Case(date, false, -INFINITY, INFINITY, day, dateSd * dateSd),
                        new Case(new TwoPieceLognormal(new TwoPieceNormal(0, 0, 0)), true, 1, 1, 1, 0),
                        // Variance of the logistic of a standard normal number: mpmath 1.3, quad at 30 digits.
                        new Case(new TwoPieceLogitNormal(new TwoPieceNormal(0, 1, 1)), false, 0, 1, .5, LOGIT_VARIANCE),
                        new Case(new Beta(2, 6, -10, 30), false, -10, 30, 0, 1600 * 12 / (64 * 9.0)),
                        new Case(
                                new Discrete(List.of(-1.0, 0.0, 4.0), List.of(1.0, 2.0, 1.0)),
                                true,
                                -1,
                                4,
                                .75,
                                3.6875),
                        new Case(
                                new Mixture(
                                        List.of(new TwoPieceNormal(-3, 1, 1), new TwoPieceNormal(5, 2, 2)),
                                        List.of(3.0, 1.0)),
                                false,
                                -INFINITY,
                                INFINITY,
                                -1,
                                (3 * (1 + 4) + (4 + 36)) / 4.0),
                        new Case(
                                new Mixture(
                                        List.of(
                                                new Uniform(0, 6),
                                                new Discrete(List.of(0.0, 2.0), List.of(1.0, 1.0)),
                                                new Beta(1, 1, 2, 8)),
                                        List.of(1.0, 2.0, 1.0)),
                                true,
                                0,
                                8,
                                2.5,
                                (12 + 2 * 2 + 28) / 4.0 - 6.25)));
    }

    private static final double LOGIT_VARIANCE = 0.04337903585809296;

    private static Case twoPieceNormal(double median, double below, double above) {
        double shift = (above - below) / Math.sqrt(2 * Math.PI);
        double variance = (below * below + above * above) / 2 - shift * shift;
        return new Case(
                new TwoPieceNormal(median, below, above),
                below == 0,
                below == 0 ? median : -INFINITY,
                INFINITY,
                median + shift,
                variance);
    }

    private static Case certain(Distribution distribution, double value) {
        return new Case(distribution, true, value, value, value, 0);
    }

    static Stream<Arguments> independents() {
        return Stream.concat(
                Stream.of(
                        arguments(new TwoPieceNormal(3, 2, 2), NormalDistribution.of(3, 2)),
                        arguments(
                                new TwoPieceLognormal(new TwoPieceNormal(1, .5, .5)), LogNormalDistribution.of(1, .5)),
                        arguments(new Uniform(-2, 5), UniformContinuousDistribution.of(-2, 5)),
                        arguments(new Triangular(-1, .5, 3), TriangularDistribution.of(-1, .5, 3)),
                        arguments(new Triangular(-1, -1, 3), TriangularDistribution.of(-1, -1, 3)),
                        arguments(new Triangular(-1, 3, 3), TriangularDistribution.of(-1, 3, 3))),
                Stream.of(new double[][] {
                            {1, 1}, {.5, .5}, {2, 3}, {.3, 4}, {7, .6}, {12, 30}, {40, 3}, {250, 900}, {1e5, 2e5}
                        })
                        .map(shape -> arguments(
                                new Beta(shape[0], shape[1], 0, 1), BetaDistribution.of(shape[0], shape[1]))));
    }

    @ParameterizedTest
    @MethodSource("independents")
    void agreesWithAnIndependentTool(Distribution distribution, ContinuousDistribution independent) {
        for (double p : PROBABILITIES) {
            double x = independent.inverseCumulativeProbability(p);
            double tolerance = 1e-10 * Math.min(p, 1 - p) + 1e-15;
            assertThat(distribution.cdf(x))
                    .as("cdf at %s", x)
                    .isCloseTo(independent.cumulativeProbability(x), within(tolerance));
            double quantile = distribution.quantile(p);
            assertThat(independent.cumulativeProbability(Math.nextDown(quantile)))
                    .as("cdf a double below the quantile of %s", p)
                    .isLessThan(p + tolerance);
            assertThat(independent.cumulativeProbability(Math.nextUp(quantile)))
                    .as("cdf a double above the quantile of %s", p)
                    .isGreaterThan(p - tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void quantileIsTheSmallestValueThatReachesTheProbability(Case given) {
        for (double p : PROBABILITIES) {
            double quantile = given.distribution.quantile(p);
            double rounding = 1e-9 * Math.min(p, 1 - p) + 1e-15;
            assertThat(given.distribution.cdf(quantile))
                    .as("cdf at quantile of %s", p)
                    .isGreaterThan(p - rounding);
            double lower = given.atoms ? quantile - 1e-9 * given.scale() : Math.nextDown(quantile);
            assertThat(given.distribution.cdf(lower)).as("cdf just below it").isLessThan(p + rounding);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void quantileAndCdfNeverFall(Case given) {
        double before = -INFINITY;
        for (double p : DoubleStream.concat(
                        DoubleStream.of(1e-300, 1e-100, 1e-20, 1e-12, 1e-6, 1e-4),
                        DoubleStream.concat(
                                DoubleStream.iterate(.001, p -> p < 1, p -> p + .001),
                                DoubleStream.of(1 - 1e-6, 1 - 1e-12, 1 - 0x1p-53)))
                .toArray()) {
            double quantile = given.distribution.quantile(p);
            assertThat(quantile).as("quantile of %s", p).isGreaterThanOrEqualTo(before);
            assertThat(given.distribution.cdf(quantile)).isGreaterThanOrEqualTo(given.distribution.cdf(before));
            before = quantile;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysInsideItsSupport(Case given) {
        Distribution distribution = given.distribution;
        assertThat(distribution.quantile(0)).isEqualTo(given.low);
        assertThat(distribution.quantile(1)).isEqualTo(given.high);
        for (double z : new double[] {-40, -9, -8.2, -3, 0, 3, 8.2, 9, 40}) {
            assertThat(distribution.atNormal(z))
                    .as("at normal %s", z)
                    .isFinite()
                    .isBetween(given.low, given.high);
        }
        assertThat(distribution.cdf(given.low - 1e-6)).isZero();
        assertThat(distribution.cdf(given.high + 1e-6)).isOne();
        assertThat(distribution.cdf(-INFINITY)).isZero();
        assertThat(distribution.cdf(INFINITY)).isOne();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void atNormalIsTheQuantileOfItsProbability(Case given) {
        for (double z = -5; z <= 5; z += .37) {
            double p = NormalDistribution.of(0, 1).cumulativeProbability(z);
            assertThat(given.distribution.atNormal(z))
                    .as("at normal %s", z)
                    .isCloseTo(given.distribution.quantile(p), within(1e-8 * given.scale()));
        }
    }

    /** Integrates the quantiles over p = Φ(z) by the trapezoidal rule in z, whose error at a jump of the quantiles is of the order of the step. */
    @ParameterizedTest
    @MethodSource("cases")
    void momentsAreThoseOfTheDistribution(Case given) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double step = 1.0 / 256;
        double mean = 0;
        double square = 0;
        for (double z = -8; z <= 8; z += step) {
            double deviation = given.distribution.quantile(normal.cumulativeProbability(z)) - given.mean;
            mean += deviation * normal.density(z) * step;
            square += deviation * deviation * normal.density(z) * step;
        }
        double tolerance = given.atoms ? 5e-3 : 1e-5;
        assertThat(mean).as("mean less expected").isCloseTo(0, within(tolerance * given.scale()));
        assertThat(square - mean * mean)
                .as("variance")
                .isCloseTo(given.variance, within(tolerance * given.scale() * given.scale()));
    }
}
