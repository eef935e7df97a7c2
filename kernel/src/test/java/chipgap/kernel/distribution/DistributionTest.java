package chipgap.kernel.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link Distribution} for each implementation, and the standard normal against Apache Commons Statistics 1.3. */
class DistributionTest {
    private static final double[] PROBABILITIES = {1e-9, .001, .05, .3, .5, .7, .95, .999, 1 - 1e-9};

    static Stream<Distribution> distributions() {
        return Stream.of(
                new TwoPieceNormal(0, 1, 1),
                TwoPieceNormal.through(-3, 1, 2, .05),
                TwoPieceLognormal.through(20_000, 35_000, 90_000, .05),
                TwoPieceLogitNormal.through(.2, .3, .4, .1),
                TwoPieceLogitNormal.through(.001, .9, .999, .05));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void cdfInvertsQuantile(Distribution distribution) {
        for (double p : PROBABILITIES) {
            assertThat(distribution.cdf(distribution.quantile(p)))
                    .isCloseTo(p, within(1e-9 * Math.min(p, 1 - p) + 1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void quantileAndCdfNeverFall(Distribution distribution) {
        double before = Double.NEGATIVE_INFINITY;
        for (double p = .0005; p < 1; p += .0005) {
            double quantile = distribution.quantile(p);
            assertThat(quantile).isGreaterThanOrEqualTo(before);
            assertThat(distribution.cdf(quantile)).isGreaterThanOrEqualTo(distribution.cdf(before));
            before = quantile;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {.05, .1, .25})
    void meetsItsStatedQuantiles(double tail) {
        double[] stated = {.2, .3, .6};
        for (Distribution distribution : new Distribution[] {
            TwoPieceNormal.through(.2, .3, .6, tail),
            TwoPieceLognormal.through(.2, .3, .6, tail),
            TwoPieceLogitNormal.through(.2, .3, .6, tail)
        }) {
            assertThat(distribution.quantile(tail)).isCloseTo(stated[0], within(1e-12));
            assertThat(distribution.quantile(.5)).isCloseTo(stated[1], within(1e-12));
            assertThat(distribution.quantile(1 - tail)).isCloseTo(stated[2], within(1e-12));
        }
    }

    @Test
    void supportsEndWhereTheyShould() {
        Distribution positive = TwoPieceLognormal.through(1, 2, 3, .05);
        assertThat(positive.cdf(0)).isZero();
        assertThat(positive.quantile(1e-300)).isPositive();
        Distribution fraction = TwoPieceLogitNormal.through(.2, .3, .6, .05);
        assertThat(fraction.cdf(0)).isZero();
        assertThat(fraction.cdf(1)).isOne();
        assertThat(fraction.quantile(1e-15)).isPositive();
    }

    @Test
    void aDistributionWithoutSpreadIsCertain() {
        TwoPieceNormal certain = new TwoPieceNormal(3, 0, 0);
        assertThat(certain.quantile(.01)).isEqualTo(3);
        assertThat(certain.cdf(2.999)).isZero();
        assertThat(certain.cdf(3)).isOne();
    }

    @Test
    void refusesWhatCannotBeSampled() {
        assertThatThrownBy(() -> TwoPieceNormal.through(2, 1, 3, .05)).hasMessageContaining("2.0, 1.0, 3.0");
        assertThatThrownBy(() -> TwoPieceNormal.through(Double.NaN, 1, 3, .05)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> TwoPieceLognormal.through(0, 1, 3, .05)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> TwoPieceLogitNormal.through(.1, .5, 1, .05)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> new TwoPieceNormal(0, -1, 1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new TwoPieceNormal(Double.POSITIVE_INFINITY, 1, 1))
                .hasMessageContaining("finite");
    }

    @Test
    void normalQuantileAgreesWithAnIndependentTool() {
        NormalDistribution independent = NormalDistribution.of(0, 1);
        for (double p : new double[] {1e-300, 1e-20, 1e-6, .01, .074, .076, .3, .4999, .5, .6, .925, .99, 1 - 1e-12}) {
            double expected = independent.inverseCumulativeProbability(p);
            assertThat(Normal.quantile(p))
                    .as("quantile at %s", p)
                    .isCloseTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
        }
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.quantile(.9)).isCloseTo(Normal.Z90, within(1e-15));
    }

    @Test
    void normalCdfAgreesWithAnIndependentTool() {
        NormalDistribution independent = NormalDistribution.of(0, 1);
        for (double z = -37; z <= 9; z += .0625) {
            double expected = independent.cumulativeProbability(z);
            assertThat(Normal.cdf(z)).as("cdf at %s", z).isCloseTo(expected, within(2e-13 * expected));
        }
    }
}
