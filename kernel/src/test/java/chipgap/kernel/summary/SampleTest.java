package chipgap.kernel.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Sample FOUR = new Sample(new double[] {8, 2, 4, 2});

    @Test
    void sumsUpExactly() {
        assertThat(FOUR.mean()).isEqualTo(4);
        assertThat(FOUR.draws()).isEqualTo(4);
        assertThat(FOUR.standardError()).as("root of (16 + 4 + 0 + 4) / 3 / 4").isCloseTo(Math.sqrt(2), within(1e-15));
    }

    @Test
    void aQuantileIsTheLeastValueThatEnoughDrawsReach() {
        assertThat(FOUR.quantiles(List.of(.01, .5, .51, .75, .76, .99))).containsExactly(2.0, 2.0, 4.0, 4.0, 8.0, 8.0);
    }

    @Test
    void aDrawAtTheValueCountsAsUpToIt() {
        assertThat(FOUR.shareUpTo(1.9)).isZero();
        assertThat(FOUR.shareUpTo(2)).isEqualTo(.5);
        assertThat(FOUR.shareUpTo(8)).isOne();
    }

    @Test
    void oneDrawHasNoError() {
        assertThat(new Sample(new double[] {3}).standardError()).isZero();
    }

    @Test
    void refusesNoDraws() {
        assertThatThrownBy(() -> new Sample(new double[0])).hasMessageContaining("at least one draw");
    }

    @Test
    void isNotTouchedByItsMaker() {
        double[] values = {1, 2};
        Sample sample = new Sample(values);
        values[0] = 9;
        assertThat(sample.quantile(.99)).isEqualTo(2);
    }
}
