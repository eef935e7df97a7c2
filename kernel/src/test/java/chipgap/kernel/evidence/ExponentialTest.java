package chipgap.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final int SEED = 11;

    @Test
    void agreesWithTheLibraryToTheLastBitOrSo() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 1_000_000; i++) {
            double x = random.nextDouble(-700, 700);
            double expected = StrictMath.exp(x);
            assertThat(Math.abs(Exponential.of(x) - expected))
                    .as("seed %d, x %s", SEED, x)
                    .isLessThan(4e-16 * expected);
        }
    }

    @Test
    void isExactAtZeroAndHeldOutsideItsRange() {
        assertThat(Exponential.of(0)).isOne();
        assertThat(Exponential.of(-1e6)).isEqualTo(Exponential.of(-708)).isPositive();
        assertThat(Exponential.of(1e6)).isEqualTo(Exponential.of(709)).isFinite();
    }
}
