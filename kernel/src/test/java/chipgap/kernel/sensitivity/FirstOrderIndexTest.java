package chipgap.kernel.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstOrderIndexTest {
    private static final int DRAWS = 16_384;
    private static final DrawBlock BLOCK = new DrawBlock(11, 0, DRAWS);

    private static double[] output(int draws, IntToDoubleFunction model) {
        return IntStream.range(0, draws).mapToDouble(model).toArray();
    }

    private static void assertIndex(FirstOrderIndex index, double expected) {
        assertThat(index.standardError()).isBetween(0.0, .02);
        assertThat(index.value()).isCloseTo(expected, within(3 * index.standardError() + .002));
    }

    /** Closed form: Ishigami, Homma, ISUMA'90, doi:10.1109/ISUMA.1990.151285, with a = 7, b = 0.1. */
    @Test
    void meetsTheIndicesOfTheIshigamiFunction() {
        double[][] x = new double[3][];
        for (int k = 0; k < 3; k++) {
            x[k] = Arrays.stream(BLOCK.uniforms("x" + k, 0))
                    .map(u -> Math.PI * (2 * u - 1))
                    .toArray();
        }
        double[] y = output(
                DRAWS,
                i -> Math.sin(x[0][i])
                        + 7 * Math.pow(Math.sin(x[1][i]), 2)
                        + .1 * Math.pow(x[2][i], 4) * Math.sin(x[0][i]));
        assertIndex(FirstOrderIndex.of(x[0], y), .3139);
        assertIndex(FirstOrderIndex.of(x[1], y), .4424);
        assertIndex(FirstOrderIndex.of(x[2], y), 0);
    }

    @Test
    void meetsTheIndicesOfALinearModel() {
        double[] slopes = {3, -2, 1, 0};
        double[][] x = new double[4][];
        for (int k = 0; k < 4; k++) {
            x[k] = BLOCK.normals("x" + k, 0);
        }
        double[] y = output(
                DRAWS, i -> slopes[0] * x[0][i] + slopes[1] * x[1][i] + slopes[2] * x[2][i] + slopes[3] * x[3][i]);
        for (int k = 0; k < 4; k++) {
            assertIndex(FirstOrderIndex.of(x[k], y), slopes[k] * slopes[k] / 14);
        }
    }

    @Test
    void anInputThatHappensOrNotIsTwoBins() {
        double[] happens =
                Arrays.stream(BLOCK.uniforms("x", 0)).map(u -> u < .3 ? 1 : 0).toArray();
        double[] noise = BLOCK.normals("noise", 0);
        double[] y = output(DRAWS, i -> 3 * happens[i] + noise[i]);
        double explained = 9 * .3 * .7;
        assertIndex(FirstOrderIndex.of(happens, y), explained / (explained + 1));
        assertThat(FirstOrderIndex.of(happens, happens).value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void onlyTheOrderOfTheInputMatters() {
        double[] x = BLOCK.normals("x", 0);
        double[] noise = BLOCK.normals("noise", 0);
        double[] y = output(DRAWS, i -> x[i] * x[i] + noise[i]);
        double[] stretched = Arrays.stream(x).map(Math::exp).toArray();
        assertThat(FirstOrderIndex.of(stretched, y)).isEqualTo(FirstOrderIndex.of(x, y));
    }

    /** Without the removal of bias the mean would be bins ÷ draws = 0.031; a twentieth of it is allowed. */
    @Test
    void anInputThatChangesNothingGetsZeroOnAverageAndWithinItsStatedError() {
        int inside = 0;
        double mean = 0;
        for (int seed = 0; seed < 400; seed++) {
            DrawBlock block = new DrawBlock(seed, 0, 1000);
            FirstOrderIndex index = FirstOrderIndex.of(block.normals("nothing", 0), block.normals("y", 0));
            mean += index.value() / 400;
            inside += Math.abs(index.value()) < 2 * index.standardError() ? 1 : 0;
        }
        assertThat(mean).isCloseTo(0, within(.0016));
        assertThat(inside / 400.0).isGreaterThan(.95);
    }

    @Test
    void theStatedErrorIsTheSpreadOverRuns() {
        int inside = 0;
        for (int seed = 0; seed < 400; seed++) {
            DrawBlock block = new DrawBlock(seed, 0, 2000);
            double[] x = block.normals("x", 0);
            double[] noise = block.normals("noise", 0);
            FirstOrderIndex index = FirstOrderIndex.of(x, output(2000, i -> x[i] + noise[i]));
            inside += Math.abs(index.value() - .5) < 2 * index.standardError() ? 1 : 0;
        }
        assertThat(inside / 400.0).as("about 0.95").isBetween(.91, .98);
    }

    @Test
    void whatDoesNotVaryExplainsNothingAndHasNothingToExplain() {
        double[] x = BLOCK.normals("x", 0);
        double[] same = new double[DRAWS];
        assertThat(FirstOrderIndex.of(same, x).value()).isZero();
        Arrays.fill(same, .1);
        assertThat(FirstOrderIndex.of(x, same)).isEqualTo(new FirstOrderIndex(0, 0));
    }

    @Test
    void refusesDataThatCannotBeBinned() {
        double[] four = {1, 2, 3, 4};
        assertThatThrownBy(() -> FirstOrderIndex.of(four, new double[3])).hasMessageContaining("3 outputs");
        assertThatThrownBy(() -> FirstOrderIndex.of(four, four, 3)).hasMessageContaining("(3)");
        assertThatThrownBy(() -> FirstOrderIndex.of(new double[] {1, Double.NaN, 3, 4}, four))
                .hasMessageContaining("Draw 1 has input NaN");
        assertThatThrownBy(() -> FirstOrderIndex.of(four, new double[] {1, 2, Double.POSITIVE_INFINITY, 4}))
                .hasMessageContaining("Draw 2");
    }
}
