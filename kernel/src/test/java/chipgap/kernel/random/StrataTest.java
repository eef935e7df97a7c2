package chipgap.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two ways to order the strata of a scramble. */
class StrataTest {
    private static final Stream STREAM = Stream.of(3, "input");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 9, 12, 17})
    void bothOrdersAreBijections(int bits) {
        for (int scramble = 0; scramble < 20; scramble++) {
            assertIsBijection(new KeyedPermutation(STREAM, scramble, 7, bits), bits);
            assertIsBijection(new ScrambledSobol(13 * scramble, bits, STREAM.bits(scramble, 0)), bits);
        }
    }

    @Test
    void everyDimensionIsABijection() {
        for (int dimension = 0; dimension < RandomInput.DIMENSIONS; dimension++) {
            assertIsBijection(new ScrambledSobol(dimension, 9, dimension), 9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 37, 200})
    void pointsInARowAreThePointsOneByOne(int first) {
        for (Strata strata : new Strata[] {new ScrambledSobol(40, 9, 3), new KeyedPermutation(STREAM, 1, 7, 9)}) {
            int[] row = new int[(1 << 9) - first];
            strata.fill(first, row.length, row);
            assertThat(row)
                    .isEqualTo(IntStream.range(first, 1 << 9).map(strata::of).toArray());
        }
    }

    private static void assertIsBijection(Strata strata, int bits) {
        int[] sorted = IntStream.range(0, 1 << bits).map(strata::of).sorted().toArray();
        assertThat(sorted).isEqualTo(IntStream.range(0, 1 << bits).toArray());
    }

    /** Two random permutations of n numbers correlate with variance 1 / (n − 1) and mean 0; so do a permutation and itself, one place on. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 9})
    void permutationsAreAsUnrelatedAsRandomOnes(int bits) {
        int pairs = 3000;
        int points = 1 << bits;
        double[] between = new double[pairs];
        double[] alongOne = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            int[] one = order(Stream.of(1, "one" + pair), bits);
            int[] two = order(Stream.of(1, "two" + pair), bits);
            int[] next =
                    IntStream.range(0, points).map(i -> one[(i + 1) % points]).toArray();
            between[pair] = correlation(one, two) * Math.sqrt(points - 1);
            alongOne[pair] = correlation(one, next) * Math.sqrt(points - 1);
        }
        assertThat(Arrays.stream(between).average().orElseThrow()).isCloseTo(0, within(.08));
        assertThat(Arrays.stream(between).map(r -> r * r).average().orElseThrow())
                .isCloseTo(1, within(.1));
        assertThat(Arrays.stream(alongOne).average().orElseThrow()).isCloseTo(-1 / Math.sqrt(points - 1), within(.08));
    }

    private static int[] order(Stream stream, int bits) {
        Strata strata = new KeyedPermutation(stream, 2, 0, bits);
        return IntStream.range(0, 1 << bits).map(strata::of).toArray();
    }

    private static double correlation(int[] x, int[] y) {
        double middle = (x.length - 1) / 2.0;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - middle) * (y[i] - middle);
        }
        return sum * 12 / (x.length * (x.length * (double) x.length - 1));
    }

    @Test
    void unscrambledPointsAreThoseOfHipparchus() {
        SobolSequenceGenerator expected = new SobolSequenceGenerator(RandomInput.DIMENSIONS);
        for (int index = 0; index < 2000; index++) {
            double[] point = expected.nextVector();
            for (int dimension = 0; dimension < RandomInput.DIMENSIONS; dimension++) {
                int actual = SobolDirections.point(SobolDirections.of(dimension), index);
                assertThat(Integer.toUnsignedLong(actual) * 0x1p-32)
                        .as("point %d, dimension %d", index, dimension)
                        .isEqualTo(point[dimension]);
            }
        }
    }

    /** First points of the authors' program for three dimensions. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "1, .5, .5, .5", "2, .75, .25, .25", "3, .25, .75, .75", "4, .375, .375, .625"})
    void unscrambledPointsAreThePublishedOnes(int index, double first, double second, double third) {
        double[] expected = {first, second, third};
        for (int dimension = 0; dimension < 3; dimension++) {
            int actual = SobolDirections.point(SobolDirections.of(dimension), index);
            assertThat(Integer.toUnsignedLong(actual) * 0x1p-32).isEqualTo(expected[dimension]);
        }
    }

    /**
     * Scrambled points of two dimensions are a (t, m, 2)-net in base 2: every box of 2^(t − m) that is cut out by whole powers of two holds 2^t
     * points. t is at most the sum of the degrees of the two polynomials less one each; degree 0 counts as 1.
     */
    @ParameterizedTest
    @CsvSource({"0, 1, 0", "0, 2, 1", "1, 2, 1", "0, 3, 2", "2, 3, 3", "3, 4, 4"})
    void pairsOfDimensionsFillEveryElementaryBox(int one, int two, int t) {
        int bits = 9;
        Strata x = new ScrambledSobol(one, bits, 11);
        Strata y = new ScrambledSobol(two, bits, 12);
        for (int xBits = 0; xBits <= bits - t; xBits++) {
            int yBits = bits - t - xBits;
            int[] counts = new int[1 << (bits - t)];
            for (int i = 0; i < 1 << bits; i++) {
                counts[(x.of(i) >>> (bits - xBits) << yBits) | (y.of(i) >>> (bits - yBits))]++;
            }
            assertThat(counts).as("%d × %d bits", xBits, yBits).containsOnly(1 << t);
        }
    }

    /** Of two points that share j leading bits, Owen's scramble keeps exactly those in common; the later bits are flipped independently. */
    @Test
    void theScrambleIsNestedAndItsFlipsAreFair() {
        int bits = 14;
        int scrambles = 4000;
        int[] flips = new int[bits];
        int[] flipsOfBoth = new int[bits];
        for (int scramble = 0; scramble < scrambles; scramble++) {
            Strata plain = new ScrambledSobol(0, bits, STREAM.bits(scramble, 0));
            int one = plain.of(5);
            int two = plain.of(600);
            int common = Integer.numberOfLeadingZeros(vanDerCorput(5, bits) ^ vanDerCorput(600, bits));
            assertThat(Integer.numberOfLeadingZeros(one ^ two)).isEqualTo(common);
            for (int bit = 0; bit < bits; bit++) {
                int flipOfOne = ((one ^ vanDerCorput(5, bits)) >>> bit) & 1;
                int flipOfTwo = ((two ^ vanDerCorput(600, bits)) >>> bit) & 1;
                flips[bit] += flipOfOne;
                flipsOfBoth[bit] += flipOfOne & flipOfTwo;
            }
        }
        int shared = bits - commonBits(bits);
        for (int bit = 0; bit < bits; bit++) {
            assertThat((double) flips[bit] / scrambles).isCloseTo(.5, within(.035));
            assertThat((double) flipsOfBoth[bit] / scrambles).isCloseTo(bit >= shared - 1 ? .5 : .25, within(.035));
        }
    }

    private static int commonBits(int bits) {
        return Integer.numberOfLeadingZeros(vanDerCorput(5, bits) ^ vanDerCorput(600, bits)) - (Integer.SIZE - bits);
    }

    private static int vanDerCorput(int index, int bits) {
        return Integer.reverse(index ^ (index >>> 1)) >>> (Integer.SIZE - bits);
    }
}
