package chipgap.supply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PhysicsTest {
    /** F0010 and F0021 of the reference data: 75 to 80 gross dies of 665.61 mm² on a wafer. */
    @Test
    void grossDiesAgreeWithPublishedCounts() {
        assertThat(WaferGeometry.grossDies(665.61)).isBetween(75.0, 80.0);
    }

    @Test
    void smallerDiesAreMore() {
        assertThat(WaferGeometry.grossDies(100)).isGreaterThan(6 * WaferGeometry.grossDies(600));
    }

    @Test
    void yieldInvertsDefectDensity() {
        YieldModel model = new YieldModel(3);
        double density = model.defectDensity(.3, 665.61);
        assertThat(model.shareOfGoodDies(density, 665.61)).isCloseTo(.3, within(1e-12));
        assertThat(model.shareOfGoodDies(density, 332.8)).as("half the area").isGreaterThan(.5);
        assertThat(model.shareOfGoodDies(0, 665.61)).isOne();
    }

    /** α → ∞ is the Poisson model, y = exp(−A·D). */
    @Test
    void yieldTendsToPoissonWithoutClustering() {
        assertThat(new YieldModel(1e7).shareOfGoodDies(.001, 600)).isCloseTo(Math.exp(-.6), within(1e-6));
    }
}
