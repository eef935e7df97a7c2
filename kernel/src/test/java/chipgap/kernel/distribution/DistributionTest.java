package chipgap.kernel.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single distributions promise beyond the common contract, and the standard normal against Apache Commons Statistics 1.3. */
class DistributionTest {
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

    /** Days since 1970 by {@code date -d 2026-01-15 +%s} ÷ 86400. */
    @Test
    void aDateMeetsItsStatedDates() {
        TwoPieceDate date = TwoPieceDate.through(
                LocalDate.of(2026, 1, 15), LocalDate.of(2026, 4, 1), LocalDate.of(2027, 6, 30), .05);
        assertThat(date.quantile(.05)).isCloseTo(20_468, within(1e-9));
        assertThat(date.quantile(.5)).isEqualTo(20_544);
        assertThat(date.quantile(.95)).isCloseTo(20_999, within(1e-9));
    }

    /** Expected values: the hypergeometric series of DLMF 8.17.8 in mpmath 1.3 at 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 3, 1e-12, 0.76999416753335773, 1e-12",
        "0.5, 0.01, 0.75, 0.025850985932778508, 1e-12",
        "2.5, 0.3, 1e-120, 1.6862654449012597e-301, 1e-12",
        "9, 17, 0.0625, 1.1826148845150054e-5, 1e-12",
        "120, 2.5, 0.5, 2.7046561818017342e-34, 1e-12",
        "1000, 1000, 0.40625, 1.3445134811934527e-17, 1e-12",
        "1000, 300, 0.78125, 0.84837818675614315, 1e-12",
        "1e6, 1e6, 0.4990234375, 0.0028712087203686318, 1e-10",
        "1e6, 1000, 0.9990234375, 0.75974197997183158, 1e-10",
    })
    void betaCdfKeepsItsStatedRelativeError(double alpha, double beta, double x, double expected, double error) {
        assertThat(new Beta(alpha, beta, 0, 1).cdf(x)).isCloseTo(expected, within(error * expected));
    }

    /** The arcsine distribution has the quantiles sin²(πp/2). */
    @Test
    void aBetaKeepsItsDigitsAtAnEndThatIsZero() {
        for (double p : new double[] {1e-300, 1e-30, 1e-9, .01}) {
            double expected = Math.pow(Math.sin(Math.PI * p / 2), 2);
            assertThat(new Beta(.5, .5, 0, 1).quantile(p)).isCloseTo(expected, within(1e-12 * expected));
        }
        double beyond = 0x1p-40;
        double expected = Math.pow(Math.sin(Math.PI * beyond / 2), 2);
        assertThat(new Beta(.5, .5, -1, 0).quantile(1 - beyond)).isCloseTo(-expected, within(1e-12 * expected));
    }

    @Test
    void aDiscreteQuantileIsTheSmallestValueThatReachesTheProbability() {
        Discrete dice = new Discrete(List.of(1.0, 2.0, 4.0), List.of(1.0, 2.0, 1.0));
        assertThat(dice.quantile(.25)).isEqualTo(1);
        assertThat(dice.quantile(.2501)).isEqualTo(2);
        assertThat(dice.quantile(.75)).isEqualTo(2);
        assertThat(dice.quantile(.7501)).isEqualTo(4);
        assertThat(dice.cdf(3.9)).isEqualTo(.75);
    }

    @Test
    void aMixtureOfOneIsThatOne() {
        Distribution only = TwoPieceLognormal.through(1, 2, 9, .05);
        Mixture mixture = new Mixture(List.of(only), List.of(3.0));
        for (double p = .001; p < 1; p += .001) {
            assertThat(mixture.quantile(p)).isEqualTo(only.quantile(p));
        }
    }

    @Test
    void aMixtureOfCertainValuesIsDiscrete() {
        Mixture mixture =
                new Mixture(List.of(new TwoPieceNormal(7, 0, 0), new TwoPieceNormal(-2, 0, 0)), List.of(1.0, 3.0));
        assertThat(mixture.quantile(.75)).isEqualTo(-2);
        assertThat(mixture.quantile(.76)).isEqualTo(7);
    }

    @Test
    void aMixtureOfUnboundedPartsStaysFiniteInTheFarTail() {
        Mixture mixture =
                new Mixture(List.of(new TwoPieceNormal(0, 1, 1), new TwoPieceNormal(5, 1, 1)), List.of(1.0, 1.0));
        assertThat(mixture.atNormal(9)).isBetween(12.0, 14.0);
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
        assertThatThrownBy(() -> TwoPieceNormal.through(1, 2, 3, .5)).hasMessageContaining("(0.5)");
        assertThatThrownBy(() -> TwoPieceNormal.through(1, 2, 3, 0)).hasMessageContaining("(0.0)");
        LocalDate day = LocalDate.of(2026, 1, 2);
        assertThatThrownBy(() -> TwoPieceDate.through(day, day.minusDays(1), day, .05))
                .hasMessageContaining("2026-01-02, 2026-01-01, 2026-01-02");
    }

    @Test
    void refusesIntervalsAndShapesThatAreNone() {
        assertThatThrownBy(() -> new Uniform(1, 1))
                .hasMessageContaining("1.0, 1.0")
                .hasMessageContaining("certain");
        assertThatThrownBy(() -> new Uniform(0, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new Uniform(Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Triangular(0, 2, 1)).hasMessageContaining("mode (2.0)");
        assertThatThrownBy(() -> new Triangular(0, Double.NaN, 1)).hasMessageContaining("mode (NaN)");
        assertThatThrownBy(() -> new Beta(0, 1, 0, 1)).hasMessageContaining("alpha (0.0)");
        assertThatThrownBy(() -> new Beta(1, -2, 0, 1)).hasMessageContaining("beta (-2.0)");
        assertThatThrownBy(() -> new Beta(1, Double.NaN, 0, 1)).hasMessageContaining("beta (NaN)");
        assertThatThrownBy(() -> new Beta(1, 1, 3, 2)).hasMessageContaining("3.0, 2.0");
    }

    @Test
    void refusesValuesAndWeightsThatCannotBeMixed() {
        assertThatThrownBy(() -> new Discrete(List.of(), List.of())).hasMessageContaining("0 parts");
        assertThatThrownBy(() -> new Discrete(List.of(1.0), List.of(1.0, 2.0))).hasMessageContaining("2 weights");
        assertThatThrownBy(() -> new Discrete(List.of(2.0, 1.0), List.of(1.0, 1.0)))
                .hasMessageContaining("[2.0, 1.0]");
        assertThatThrownBy(() -> new Discrete(List.of(1.0, Double.NaN), List.of(1.0, 1.0)))
                .hasMessageContaining("NaN");
        List<Distribution> two = List.of(new Uniform(0, 1), new Uniform(1, 2));
        assertThatThrownBy(() -> new Mixture(two, List.of(1.0, 0.0))).hasMessageContaining("[1.0, 0.0]");
        assertThatThrownBy(() -> new Mixture(two, List.of(1.0, -1.0))).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new Mixture(two, List.of(1.0, Double.NaN))).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Mixture(two, List.of(1e308, 1e308))).hasMessageContaining("finite sum");
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
