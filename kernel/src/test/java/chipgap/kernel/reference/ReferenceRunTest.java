package chipgap.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.lanes.Lanes;
import chipgap.kernel.summary.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole path from random words to summaries: the same bits however it is cut, and the published table. */
class ReferenceRunTest {
    private static final long SEED = 20_251_130;
    private static final long DRAWS = 14 * 256;
    private static final long EXPECTED = ReferenceRun.checksum(run(Lanes.best(), 256, 1, 1));

    private static Summary[][] run(Lanes lanes, int block, int threads, int shards) {
        ReferenceRun run = new ReferenceRun(lanes, SEED, block, threads);
        Summary[][] whole = run.run(0, DRAWS / shards);
        for (int shard = 1; shard < shards; shard++) {
            ReferenceRun.merge(whole, run.run(DRAWS / shards * shard, DRAWS / shards * (shard + 1)));
        }
        return whole;
    }

    @ParameterizedTest
    @CsvSource({"64, 1, 1", "128, 1, 1", "256, 2, 1", "64, 2, 2", "128, 1, 7", "256, 2, 7"})
    void noCutChangesABit(int block, int threads, int shards) {
        assertThat(ReferenceRun.checksum(run(Lanes.best(), block, threads, shards)))
                .isEqualTo(EXPECTED);
    }

    @Test
    void thePlainTwinGivesTheSameBits() {
        assertThat(ReferenceRun.checksum(run(Lanes.scalar(), 256, 2, 1))).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 11})
    void meetsThePublishedTable(int quarter) {
        int draws = 1 << 17;
        System.out.printf("REF-1 in single precision: seed %d, %d draws%n", SEED, draws);
        Summary[] summaries = new ReferenceRun(Lanes.best(), SEED, 256, 2).run(0, draws)[quarter];
        for (List<String> row : ReferenceModelTest.statistics("EXACT", quarter)) {
            Summary summary = summaries[Integer.parseInt(row.get(2))];
            double tableError = Double.parseDouble(row.get(4));
            assertThat(summary.mean())
                    .as("mean of o%s", row.get(2))
                    .isCloseTo(
                            Double.parseDouble(row.get(3)),
                            within(4 * Math.hypot(summary.standardError(), tableError)));
            for (int i = 0; i < ReferenceModelTest.PROBABILITIES.length; i++) {
                double quantile = Double.parseDouble(row.get(5 + i));
                double probability = ReferenceModelTest.PROBABILITIES[i];
                if (quantile > 0) {
                    double deviation = 4 * Math.sqrt(probability * (1 - probability) / draws);
                    assertThat(1 - summary.shareAbove(quantile))
                            .as("P(o%s <= %s)", row.get(2), quantile)
                            .isCloseTo(probability, within(deviation));
                }
            }
        }
    }
}
