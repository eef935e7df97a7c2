package chipgap.kernel.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static final double[] PROBABILITIES = {.01, .05, .25, .5, .75, .95, .99};

    /** Draws with an atom at zero, some negative, over five orders of magnitude. */
    private static double[] draws() {
        double[] draws = new DrawBlock(5, 0, 30_000).normals("x", 0);
        for (int i = 0; i < draws.length; i++) {
            draws[i] = draws[i] < -1.5 ? draws[i] : draws[i] < -.5 ? 0 : 1000 * Math.exp(2 * draws[i]);
        }
        return draws;
    }

    @Test
    void quantilesAgreeWithTheSortedDraws() {
        double[] draws = draws();
        Summary summary = summary(draws);
        Arrays.sort(draws);
        for (double p : PROBABILITIES) {
            double exact = draws[(int) (p * draws.length)];
            assertThat(summary.quantile(p)).as("p = %s", p).isCloseTo(exact, within(.004 * Math.abs(exact)));
        }
        assertThat(summary.quantile(.25)).as("inside the atom").isZero();
    }

    @Test
    void meanIsTheRoundedExactSum() {
        double[] draws = draws();
        BigDecimal exact = Arrays.stream(draws).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(summary(draws).mean()).isCloseTo(exact.doubleValue() / draws.length, within(0x1p-24));
    }

    @Test
    void standardErrorAgreesWithTheDraws() {
        double[] draws = draws();
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance =
                Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        double expected = Math.sqrt(variance / draws.length);
        assertThat(summary(draws).standardError()).isCloseTo(expected, within(.002 * expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 256, 10_000})
    void anySplitAndOrderGivesTheSameBits(int part) {
        double[] draws = draws();
        Summary whole = summary(draws);
        Summary merged = new Summary();
        for (int from = (draws.length - 1) / part * part; from >= 0; from -= part) {
            merged.merge(summary(Arrays.copyOfRange(draws, from, Math.min(from + part, draws.length))));
        }
        assertThat(merged.count()).isEqualTo(whole.count());
        assertThat(merged.mean()).isEqualTo(whole.mean());
        assertThat(merged.standardError()).isEqualTo(whole.standardError());
        assertThat(merged.shareAboveZero()).isEqualTo(whole.shareAboveZero());
        for (double p : PROBABILITIES) {
            assertThat(merged.quantile(p)).isEqualTo(whole.quantile(p));
        }
    }

    @Test
    void anAtomAtTheTopIsMetExactly() {
        Summary summary = summary(.25, .5, 1, 1, 1, 1);
        assertThat(summary.quantile(.9)).isEqualTo(1);
        assertThat(summary.shareAboveZero()).isEqualTo(1);
    }

    @Test
    void allZerosStayZero() {
        Summary summary = summary(0, 0, 0);
        assertThat(summary.mean()).isZero();
        assertThat(summary.standardError()).isZero();
        assertThat(summary.quantile(.99)).isZero();
        assertThat(summary.shareAboveZero()).isZero();
    }

    @Test
    void sumsOfNegativeNumbersCarryCorrectly() {
        assertThat(summary(-1e11, 1e11, -3, -4).mean()).isEqualTo(-1.75);
    }

    @Test
    void refusesWhatHasNoPlaceInASummary() {
        assertThatThrownBy(() -> new Summary().add(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Summary().add(Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new Summary().add(1e12)).hasMessageContaining("larger unit");
        assertThatThrownBy(() -> new Summary().mean()).hasMessageContaining("without draws");
        assertThatThrownBy(() -> summary(1).quantile(1)).hasMessageContaining("(1.0)");
    }

    private static Summary summary(double... draws) {
        Summary summary = new Summary();
        for (double draw : draws) {
            summary.add(draw);
        }
        return summary;
    }
}
