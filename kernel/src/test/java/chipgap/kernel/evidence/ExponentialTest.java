package chipgap.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final int SEED = 11;

    @Test
    void agreesWithTheLibraryToTheLastBitOrSo() {
        double[] x = new SplittableRandom(SEED).doubles(300_001, -700, 700).toArray();
        double[] values = x.clone();
        Exponential.apply(values);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(values[i] / StrictMath.exp(x[i]) - 1));
        }
        assertThat(worst).as("seed %d", SEED).isLessThan(4.5e-16);
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
