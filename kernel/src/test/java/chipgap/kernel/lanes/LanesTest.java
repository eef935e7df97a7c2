package chipgap.kernel.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.distribution.Normal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanesTest {
    private static final long SEED = 20_250_930;
    private static final int MANY = 1 << 18;

    private static Lanes[] twins() {
        return new Lanes[] {Lanes.scalar(), VectorLanes.INSTANCE};
    }

    private static int[] words(Lanes lanes, long firstDraw, int count) {
        int[] words = new int[count];
        lanes.words(SEED, 7, firstDraw, words);
        return words;
    }

    @Test
    void theTestsRunWithTheVectorModule() {
        assertThat(Lanes.best()).isInstanceOf(VectorLanes.class);
    }

    @Test
    void bothTwinsAgreeInEveryBit() {
        int[] words = words(Lanes.scalar(), 64, MANY);
        assertThat(words(VectorLanes.INSTANCE, 64, MANY)).isEqualTo(words);
        Arrays.setAll(words, i -> i < 4 ? new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}[i] : words[i]);
        float[][] results = new float[2][];
        for (int twin = 0; twin < 2; twin++) {
            float[] column = new float[MANY];
            twins()[twin].normals(words, column);
            float[] powers = column.clone();
            powers[0] = 200;
            powers[1] = -200;
            twins()[twin].exp(powers);
            float[] logs = powers.clone();
            twins()[twin].log(logs);
            results[twin] = concatenated(column, powers, logs);
        }
        assertThat(bits(results[1])).isEqualTo(bits(results[0]));
    }

    /** Lengths that are no multiple of a register. */
    @Test
    void bothTwinsAgreeOnShortColumns() {
        for (int length = 0; length < 40; length++) {
            float[] one = new float[length];
            for (int i = 0; i < length; i++) {
                one[i] = i / 3f - 5;
            }
            float[] other = one.clone();
            Lanes.scalar().exp(one);
            VectorLanes.INSTANCE.exp(other);
            assertThat(bits(other)).isEqualTo(bits(one));
            Lanes.scalar().log(one);
            VectorLanes.INSTANCE.log(other);
            assertThat(bits(other)).isEqualTo(bits(one));
        }
    }

    @ParameterizedTest
    @MethodSource("twins")
    void positivesComeInTheirOrder(Lanes lanes) {
        Random random = new Random(SEED);
        for (int length = 0; length < 70; length++) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = random.nextInt(3) == 0 ? 0 : Float.intBitsToFloat(random.nextInt(Integer.MAX_VALUE) + 1);
            }
            int[] expected = IntStream.of(bits(values)).filter(bits -> bits > 0).toArray();
            int[] positives = new int[length];
            assertThat(lanes.positives(values, positives)).isEqualTo(expected.length);
            assertThat(Arrays.copyOf(positives, expected.length)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aSignAnywhereIsTold(Lanes lanes) {
        for (int length = 1; length < 70; length++) {
            for (float signed : new float[] {-1, -0.0f, Float.NEGATIVE_INFINITY}) {
                float[] values = new float[length];
                values[length / 2] = signed;
                assertThat(lanes.positives(values, new int[length])).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("twins")
    void wordsDependOnTheDrawAlone(Lanes lanes) {
        int[] whole = words(lanes, 0, 1024);
        assertThat(words(lanes, 512, 64)).isEqualTo(Arrays.copyOfRange(whole, 512, 576));
        int[] next = new int[64];
        lanes.words(SEED, 8, 0, next);
        assertThat(next).isNotEqualTo(Arrays.copyOf(whole, 64));
        assertThat(Arrays.stream(whole).distinct().count()).isEqualTo(1024);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void normalsMeetTheStatedError(Lanes lanes) {
        int[] words = words(lanes, 0, MANY);
        for (int i = 0; i < 31; i++) {
            words[i] = 1 << i;
            words[i + 31] = Integer.MAX_VALUE - (1 << i);
        }
        float[] normals = new float[MANY];
        lanes.normals(words, normals);
        double worst = 0;
        for (int i = 0; i < MANY; i++) {
            double magnitude = words[i] & Integer.MAX_VALUE;
            double exact = -Normal.quantile((2 * magnitude + 1) * 0x1p-33);
            double signed = words[i] < 0 ? -exact : exact;
            worst = Math.max(worst, Math.abs(normals[i] / signed - 1));
        }
        assertThat(worst).isLessThan(4e-7);
        assertThat(mean(normals)).isCloseTo(0, within(5 / Math.sqrt(MANY)));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void expAndLogMeetTheStatedError(Lanes lanes) {
        Random random = new Random(SEED);
        float[] arguments = new float[MANY];
        for (int i = 0; i < MANY; i++) {
            arguments[i] = -87 + 175 * random.nextFloat();
        }
        float[] powers = arguments.clone();
        lanes.exp(powers);
        float[] logs = powers.clone();
        lanes.log(logs);
        double worstPower = 0;
        double worstLog = 0;
        for (int i = 0; i < MANY; i++) {
            worstPower = Math.max(worstPower, Math.abs(powers[i] / Math.exp(arguments[i]) - 1));
            double exact = Math.log(powers[i]);
            worstLog = Math.max(worstLog, Math.abs(logs[i] - exact) / Math.max(.5, Math.abs(exact)));
        }
        assertThat(worstPower).isLessThan(1.2e-7);
        assertThat(worstLog).isLessThan(1.2e-7);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static float[] concatenated(float[]... columns) {
        float[] all = new float[columns.length * columns[0].length];
        for (int i = 0; i < columns.length; i++) {
            System.arraycopy(columns[i], 0, all, i * columns[i].length, columns[i].length);
        }
        return all;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }
}
