package chipgap.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.reference.ReferenceModel.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the kernel against the published expectations of REF-1: deterministic vectors (section 1) and 2^24-draw statistics (section 2). */
class ReferenceModelTest {
    private static final long SEED = 20251130;
    private static final int DRAWS = 1 << 16;
    private static final int[] VECTOR_OUTPUTS = {0, 2, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16};
    static final double[] PROBABILITIES = {.05, .25, .50, .75, .95};

    static Stream<List<String>> vectors() {
        return rows("vectors.csv");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void meetsDeterministicVector(List<String> row) {
        double[] inputs = new ReferenceInputs().median(row.get(0).equals("B"));
        double[] outputs = new ReferenceModel(Mode.valueOf(row.get(1))).run(inputs)[Integer.parseInt(row.get(2))];
        for (int i = 0; i < VECTOR_OUTPUTS.length; i++) {
            double expected = Double.parseDouble(row.get(3 + i));
            assertThat(outputs[VECTOR_OUTPUTS[i]])
                    .as("o%d of %s-%s at t=%s", VECTOR_OUTPUTS[i], row.get(0), row.get(1), row.get(2))
                    .isCloseTo(expected, within(Math.max(1e-8 * Math.abs(expected), 1e-6)));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void meetsStatisticsByTheAcceptanceRule(Mode mode) {
        System.out.printf("REF-1 %s: seed %d, %d draws%n", mode, SEED, DRAWS);
        ReferenceModel model = new ReferenceModel(mode);
        double[][][] byQuarter = new double[2][ReferenceModel.OUTPUTS][DRAWS];
        double[][] inputs = new ReferenceInputs().sample(new DrawBlock(SEED, 0, DRAWS));
        for (int draw = 0; draw < DRAWS; draw++) {
            double[][] outputs = model.run(inputs[draw]);
            for (int output = 0; output < ReferenceModel.OUTPUTS; output++) {
                byQuarter[0][output][draw] = outputs[3][output];
                byQuarter[1][output][draw] = outputs[11][output];
            }
        }
        rows("statistics.csv").filter(row -> row.get(0).equals(mode.name())).forEach(row -> {
            double[] sample = byQuarter[row.get(1).equals("3") ? 0 : 1][Integer.parseInt(row.get(2))];
            checkMean(row, sample);
            checkQuantiles(row, sample);
        });
        checkChanceOfNoShortage(mode, byQuarter);
    }

    @Test
    void modesAgreeOnTheTotalButNotOnWhoGoesShort() {
        double[] inputs = new ReferenceInputs().median(false);
        double[] greedy = new ReferenceModel(Mode.GREEDY).run(inputs)[11];
        double[] exact = new ReferenceModel(Mode.EXACT).run(inputs)[11];
        assertThat(greedy[14]).isCloseTo(exact[14], within(1e-9 * exact[14]));
        assertThat(Math.abs(greedy[4] - exact[4])).isGreaterThan(50);
    }

    private static void checkMean(List<String> row, double[] sample) {
        double mean = Arrays.stream(sample).average().orElseThrow();
        double variance = Arrays.stream(sample)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (DRAWS - 1);
        double tableError = Double.parseDouble(row.get(4));
        assertThat(mean)
                .as("mean of o%s at t=%s", row.get(2), row.get(1))
                .isCloseTo(
                        Double.parseDouble(row.get(3)),
                        within(4 * Math.sqrt(variance / DRAWS + tableError * tableError)));
    }

    private static void checkQuantiles(List<String> row, double[] sample) {
        for (int i = 0; i < PROBABILITIES.length; i++) {
            double quantile = Double.parseDouble(row.get(5 + i));
            double probability = PROBABILITIES[i];
            if (quantile > 0) {
                double share = (double) Arrays.stream(sample)
                                .filter(value -> value <= quantile)
                                .count()
                        / DRAWS;
                assertThat(share)
                        .as("P(o%s <= %s) at t=%s", row.get(2), quantile, row.get(1))
                        .isCloseTo(probability, within(4 * Math.sqrt(probability * (1 - probability) / DRAWS)));
            }
        }
    }

    private static void checkChanceOfNoShortage(Mode mode, double[][][] byQuarter) {
        double[] expected = mode == Mode.GREEDY ? new double[] {.16413, .19272} : new double[] {.18059, .21890};
        for (int i = 0; i < 2; i++) {
            double share = (double) Arrays.stream(byQuarter[i][14])
                            .filter(unmet -> unmet < 1e-3)
                            .count()
                    / DRAWS;
            assertThat(share)
                    .as("P(no shortage), quarter %d", i)
                    .isCloseTo(expected[i], within(4 * Math.sqrt(expected[i] * (1 - expected[i]) / DRAWS)));
        }
    }

    /** Rows of the published table for a mode and a quarter. */
    static List<List<String>> statistics(String mode, int quarter) {
        return rows("statistics.csv")
                .filter(row -> row.get(0).equals(mode) && row.get(1).equals(String.valueOf(quarter)))
                .toList();
    }

    private static Stream<List<String>> rows(String resource) {
        try (InputStream stream = Objects.requireNonNull(ReferenceModelTest.class.getResourceAsStream(resource))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> List.of(line.split(",", -1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
