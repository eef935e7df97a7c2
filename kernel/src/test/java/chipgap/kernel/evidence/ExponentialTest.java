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
        double[] values = {0, -1e6, -708, 1e6, 709};
        Exponential.apply(values);
        assertThat(values[0]).isOne();
        assertThat(values[1]).isEqualTo(values[2]).isPositive();
        assertThat(values[3]).isEqualTo(values[4]).isFinite();
    }

    /** A number alone and the same number in the vectorised middle of a column. */
    @Test
    void doesNotDependOnThePlaceInTheColumn() {
        double[] column = new SplittableRandom(SEED).doubles(700, -50, 50).toArray();
        double[] values = column.clone();
        Exponential.apply(values);
        for (int i = 0; i < column.length; i++) {
            double[] alone = {column[i]};
            Exponential.apply(alone);
            assertThat(alone[0]).isEqualTo(values[i]);
        }
    }
}
