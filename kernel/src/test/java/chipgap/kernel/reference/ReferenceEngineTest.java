package chipgap.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.lanes.Lanes;
import chipgap.kernel.reference.ReferenceModel.Mode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** REF-1 in single precision on columns, against its twin in double precision and against the published table. */
class ReferenceEngineTest {
    private static final long SEED = 20_251_130;
    private static final int DRAWS = 4096;

    @Test
    void agreesWithTheTwinToOneInHundredThousandOfTheNeed() {
        ReferenceColumns columns = new ReferenceColumns(Lanes.best(), SEED, DRAWS);
        float[][] inputs = columns.sample(0);
        ReferenceModel twin = new ReferenceModel(Mode.EXACT);
        double[][][] expected = new double[DRAWS][][];
        for (int draw = 0; draw < DRAWS; draw++) {
            expected[draw] = twin.run(columns.row(draw));
        }
        ReferenceEngine engine = ReferenceEngine.of(Lanes.best(), DRAWS);
        engine.run(inputs, t -> {
            float[][] outputs = outputs(engine);
            for (int draw = 0; draw < DRAWS; draw++) {
                double need = expected[draw][t][12];
                for (int output = 0; output < 15; output++) {
                    assertThat((double) outputs[output][draw])
                            .as("o%d of draw %d at t=%d", output, draw, t)
                            .isCloseTo(expected[draw][t][output], within(1e-5 * Math.max(need, expected[draw][t][13])));
                }
                assertThat((double) outputs[15][draw]).isCloseTo(expected[draw][t][15], within(1e-3));
                assertThat((double) outputs[16][draw])
                        .isCloseTo(expected[draw][t][16], within(1e-5 * (1 + expected[draw][t][16])));
            }
        });
    }

    @Test
    void bothTwinsOfTheLanesGiveTheSameBits() {
        float[][] one = new ReferenceColumns(Lanes.scalar(), SEED, 256).sample(512);
        float[][] other = new ReferenceColumns(Lanes.best(), SEED, 256).sample(512);
        assertThat(other).isDeepEqualTo(one);
        float[][][] expected = outputsByQuarter(Lanes.scalar(), one);
        float[][][] actual = outputsByQuarter(Lanes.best(), other);
        for (int t = 0; t < ReferenceModel.QUARTERS; t++) {
            assertThat(actual[t]).isDeepEqualTo(expected[t]);
        }
    }

    private static float[][][] outputsByQuarter(Lanes lanes, float[][] inputs) {
        float[][][] outputs = new float[ReferenceModel.QUARTERS][][];
        ReferenceEngine engine = ReferenceEngine.of(lanes, 256);
        engine.run(inputs, t -> outputs[t] = outputs(engine));
        return outputs;
    }

    private static float[][] outputs(ReferenceEngine engine) {
        return IntStream.range(0, ReferenceModel.OUTPUTS)
                .mapToObj(engine::output)
                .toArray(float[][]::new);
    }
}
