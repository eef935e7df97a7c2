package chipgap.kernel.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
        assertThat(merged.meanAboveZero()).isEqualTo(whole.meanAboveZero());
        for (double p : PROBABILITIES) {
            assertThat(merged.quantile(p)).isEqualTo(whole.quantile(p));
            assertThat(merged.meanAboveQuantile(p)).isEqualTo(whole.meanAboveQuantile(p));
            assertThat(merged.shareAbove(whole.quantile(p))).isEqualTo(whole.shareAbove(whole.quantile(p)));
        }
    }

    @Test
    void sharesAboveAgreeWithTheDraws() {
        double[] draws = draws();
        Summary summary = summary(draws);
        for (double x : new double[] {-9, -2, -1.75, -1e-6, 0, 1e-6, 512, 1000, 1003, 65536, 1e9}) {
            double exact =
                    (double) Arrays.stream(draws).filter(draw -> draw > x).count() / draws.length;
            boolean isEdge = List.of(-2.0, -1.75, 0.0, 512.0, 1000.0, 65536.0).contains(x);
            assertThat(summary.shareAbove(x)).as("x = %s", x).isCloseTo(exact, within(isEdge ? 1e-12 : .002));
        }
        assertThat(summary.shareAbove(0)).isEqualTo(summary.shareAboveZero());
    }

    @Test
    void sharesAboveUndoQuantiles() {
        Summary summary = summary(draws());
        for (double p : new double[] {.01, .05, .5, .75, .95, .99}) {
            assertThat(summary.shareAbove(summary.quantile(p))).as("p = %s", p).isCloseTo(1 - p, within(1e-9));
        }
        assertThat(summary.shareAbove(summary.quantile(.25)))
                .as("inside the atom at 0")
                .isEqualTo(summary.shareAboveZero());
    }

    @Test
    void noDrawLiesAboveAnAtomAtTheTop() {
        Summary summary = summary(.25, .5, 1, 1, 1, 1);
        assertThat(summary.shareAbove(1)).isZero();
        assertThat(summary.shareAbove(.999)).isEqualTo(4 / 6.0);
        assertThat(summary.meanAboveQuantile(.5)).isEqualTo(1);
    }

    @Test
    void meansOfTheTailAgreeWithTheSortedDraws() {
        double[] draws = draws();
        Summary summary = summary(draws);
        Arrays.sort(draws);
        for (double p : new double[] {.01, .1, .25, .5, .75, .95, .99}) {
            int from = (int) Math.round(p * draws.length);
            double exact = Arrays.stream(draws, from, draws.length).average().orElseThrow();
            assertThat(summary.meanAboveQuantile(p)).as("p = %s", p).isCloseTo(exact, within(.0005 * exact));
        }
    }

    @Test
    void theMeanAboveZeroIsExact() {
        assertThat(summary(-4, 0, 1, 2.5).meanAboveZero()).hasValue(1.75);
        assertThat(summary(-4, 0).meanAboveZero()).isEmpty();
    }

    @Test
    void thereAreTwentyThreeStandardProbabilities() {
        assertThat(Summary.PROBABILITIES)
                .hasSize(23)
                .isSorted()
                .startsWith(.01, .025, .05, .1)
                .endsWith(.95, .975, .99);
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
        assertThatThrownBy(() -> summary(1).meanAboveQuantile(0)).hasMessageContaining("(0.0)");
        assertThatThrownBy(() -> summary(1).shareAbove(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Summary().meanAboveZero()).hasMessageContaining("without draws");
    }

    private static Summary summary(double... draws) {
        Summary summary = new Summary();
        for (double draw : draws) {
            summary.add(draw);
        }
        return summary;
    }

    @Test
    void aColumnCountsAsItsDrawsOneByOne() {
        Random random = new Random(42);
        Summary byColumn = new Summary();
        Summary byDraw = new Summary();
        for (int block = 0; block < 20; block++) {
            float[] column = new float[97];
            for (int i = 0; i < column.length; i++) {
                double value = random.nextInt(4) == 0 ? 0 : random.nextGaussian() * Math.pow(10, block - 9.0);
                column[i] = (float) (block % 3 == 0 ? value : Math.abs(value));
                byDraw.add(column[i]);
            }
            byColumn.add(column);
        }
        assertThat(byColumn.mean()).isEqualTo(byDraw.mean());
        assertThat(byColumn.meanAboveZero()).isEqualTo(byDraw.meanAboveZero());
        assertThat(byColumn.count()).isEqualTo(byDraw.count());
        for (double probability : Summary.PROBABILITIES) {
            assertThat(byColumn.quantile(probability)).isEqualTo(byDraw.quantile(probability));
        }
    }

    /** From the least float to large ones, in columns that have different parts of the range. */
    @Test
    void columnsOfAllMagnitudesAreCountedAsOneByOne() {
        float[][] columns = {
            {1e-3f, 7, 0, 5e8f},
            {0, 0, 0},
            {-0.0f, 3},
            {1e-30f, 1e10f, 2},
            {Float.MIN_VALUE, 0, 1e-38f, 6},
            {0, 4, 1e-12f},
            {-8, 0, 9}
        };
        Summary byDraw = new Summary();
        Summary byColumn = new Summary();
        int count = 0;
        for (float[] column : columns) {
            for (float value : column) {
                byDraw.add(value);
            }
            byColumn.add(column);
            count += column.length;
            assertThat(byColumn.count()).isEqualTo(count);
            assertThat(byColumn.positives()).isEqualTo(byDraw.positives());
            assertThat(byColumn.quantiles(Summary.PROBABILITIES)).isEqualTo(byDraw.quantiles(Summary.PROBABILITIES));
        }
    }

    @Test
    void aColumnWithAnImpossibleDrawIsRefusedWhole() {
        Summary summary = new Summary();
        assertThatThrownBy(() -> summary.add(new float[] {1, Float.NaN})).hasMessageContaining("NaN");
        assertThat(summary.count()).isZero();
    }
}
