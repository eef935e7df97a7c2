package chipgap.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomTest {
    private static final long SEED = 7;

    /** Known answers of Random123 1.14, file tests/kat_vectors, rows philox4x32 10. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, 0, 6627e8d5, e169c58d, bc57ac4c, 9b00dbd8",
        "ffffffff, ffffffff, ffffffff, ffffffff, ffffffff, ffffffff, 408f276d, 41c83b0e, a20bc7c6, 6d5451fd",
        "243f6a88, 85a308d3, 13198a2e, 03707344, a4093822, 299f31d0, d16cfe09, 94fdcceb, 5001e420, 24126ea1",
    })
    void philoxMeetsKnownAnswers(
            String c0,
            String c1,
            String c2,
            String c3,
            String k0,
            String k1,
            String o0,
            String o1,
            String o2,
            String o3) {
        long low = word(c0, c1);
        long high = word(c2, c3);
        assertThat(Philox4x32.bits(low, high, word(k0, k1), 0)).isEqualTo(word(o0, o1));
        assertThat(Philox4x32.bits(low, high, word(k0, k1), 1)).isEqualTo(word(o2, o3));
    }

    private static long word(String low, String high) {
        return Long.parseUnsignedLong(high, 16) << 32 | Long.parseUnsignedLong(low, 16);
    }

    @Test
    void aDrawIsTheSameInAnyBlock() {
        double[] whole = new DrawBlock(SEED, 0, 100).uniforms("input", 3);
        double[] part = new DrawBlock(SEED, 37, 20).uniforms("input", 3);
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 37, 57));
    }

    @Test
    void seedNameAndStepMakeDifferentStreams() {
        double[] base = new DrawBlock(SEED, 0, 1000).uniforms("input", 0);
        assertThat(correlation(base, new DrawBlock(SEED + 1, 0, 1000).uniforms("input", 0)))
                .isBetween(-.1, .1);
        assertThat(correlation(base, new DrawBlock(SEED, 0, 1000).uniforms("input2", 0)))
                .isBetween(-.1, .1);
        assertThat(correlation(base, new DrawBlock(SEED, 0, 1000).uniforms("input", 1)))
                .isBetween(-.1, .1);
    }

    @Test
    void uniformsFillTheOpenUnitInterval() {
        double[] sorted = new DrawBlock(SEED, 0, 10_000).uniforms("input", 0);
        Arrays.sort(sorted);
        assertThat(sorted[0]).isPositive();
        assertThat(sorted[sorted.length - 1]).isLessThan(1);
        double worst = 0;
        for (int i = 0; i < sorted.length; i++) {
            worst = Math.max(worst, Math.abs(sorted[i] - (i + .5) / sorted.length));
        }
        assertThat(worst).as("Kolmogorov distance, 1 %% critical value").isLessThan(1.63 / Math.sqrt(sorted.length));
    }

    @Test
    void factorsCorrelateInputsByTheProductOfTheirLoadings() {
        DrawBlock block = new DrawBlock(SEED, 0, 40_000);
        double[] one = new CorrelatedNormal("one", Map.of("factor.a", .8, "factor.b", .3)).sample(block);
        double[] two = new CorrelatedNormal("two", Map.of("factor.a", -.5)).sample(block);
        assertThat(correlation(one, two)).isCloseTo(-.4, within(.02));
        assertThat(Arrays.stream(one).map(z -> z * z).average().orElseThrow()).isCloseTo(1, within(.03));
    }

    @Test
    void sameNameIsTheSameValueWhereverItIsUsed() {
        DrawBlock block = new DrawBlock(SEED, 0, 10);
        CorrelatedNormal input = new CorrelatedNormal("one", Map.of("factor.a", .8));
        assertThat(input.sample(block)).isEqualTo(input.sample(block));
    }

    @Test
    void refusesLoadingsThatExplainMoreThanEverything() {
        assertThatThrownBy(() -> new CorrelatedNormal("one", Map.of("factor.a", .8, "factor.b", .7)))
                .hasMessageContaining("'one'")
                .hasMessageContaining("must not exceed 1");
        assertThatThrownBy(() -> new CorrelatedNormal("one", Map.of("factor.a", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesEmptyAndNegativeBlocks() {
        assertThatThrownBy(() -> new DrawBlock(SEED, 0, 0)).hasMessageContaining("at least one draw, not 0");
        assertThatThrownBy(() -> new DrawBlock(SEED, -1, 1)).hasMessageContaining("(-1)");
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
