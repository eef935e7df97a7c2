package chipgap.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.random.DimensionRange;
import org.junit.jupiter.api.Test;

/** Which sampling dimensions a file of quantities may claim. */
class QuantityFileTest {
    private static final String SOUND = "/model/sampling-dimensions.yaml";

    @Test
    void aQuantityMayCarryADimensionOrNone() {
        assertThat(QuantityFile.read(SOUND, new DimensionRange(32, 128)))
                .extracting(Quantity::samplingDimension)
                .containsExactly(40, null);
    }

    @Test
    void refusesADimensionOfAnotherService() {
        assertThatThrownBy(() -> QuantityFile.read(SOUND, new DimensionRange(128, 192)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(SOUND)
                .hasMessageContaining("(40) of 'fab.yield' must lie in [128, 192)");
    }

    @Test
    void refusesADimensionThatTwoClaimAndNamesBoth() {
        assertThatThrownBy(() ->
                        QuantityFile.read("/model/two-on-one-sampling-dimension.yaml", new DimensionRange(32, 128)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("40 is claimed by 'fab.yield' and by 'fab.capacity'");
    }
}
