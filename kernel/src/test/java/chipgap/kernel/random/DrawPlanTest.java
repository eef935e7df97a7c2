package chipgap.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layout of a run: draws over scrambles, inputs over dimensions. */
class DrawPlanTest {
    @ParameterizedTest
    @CsvSource({
        "100, 16, 128",
        "8192, 16, 8192",
        "8193, 16, 16384",
        "10000, 16, 16384",
        "1000000, 16, 1048576",
        "1000, 10, 1280"
    })
    void drawsRoundUpToScramblesOfAPowerOfTwo(int asked, int scrambles, int used) {
        assertThat(DrawPlan.forDraws(asked, scrambles).draws()).isEqualTo(used);
    }

    @Test
    void aDrawKnowsItsScrambleAndItsPlaceInIt() {
        DrawPlan plan = DrawPlan.forDraws(8192);
        assertThat(plan).isEqualTo(new DrawPlan(16, 9));
        assertThat(plan.points()).isEqualTo(512);
        assertThat(plan.scrambleOf(511)).isZero();
        assertThat(plan.scrambleOf(512)).isEqualTo(1);
        assertThat(plan.indexOf(512)).isZero();
        assertThat(plan.scrambleOf(8191)).isEqualTo(15);
        assertThat(plan.indexOf(8191)).isEqualTo(511);
    }

    @Test
    void refusesPlansThatCannotBe() {
        assertThatThrownBy(() -> DrawPlan.forDraws(99))
                .hasMessageContaining("(99)")
                .hasMessageContaining("[100, 1000000]");
        assertThatThrownBy(() -> DrawPlan.forDraws(1_000_001)).hasMessageContaining("(1000001)");
        assertThatThrownBy(() -> DrawPlan.forDraws(1000, 1)).hasMessageContaining("(1)");
        assertThatThrownBy(() -> DrawPlan.forDraws(1000, 0)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> new DrawPlan(16, 21)).hasMessageContaining("2^21");
    }

    @Test
    void inputsWithDimensionsOfTheirOwnPass() {
        RandomInput one = new RandomInput("one", 32);
        assertThatCode(() -> new DimensionRange(32, 128)
                        .check(List.of(one, new RandomInput("two", 127), new RandomInput("three"), one)))
                .doesNotThrowAnyException();
    }

    @Test
    void aDimensionBelongsToOneInput() {
        DimensionRange range = new DimensionRange(32, 128);
        assertThatThrownBy(() -> range.check(List.of(new RandomInput("one", 40), new RandomInput("two", 40))))
                .hasMessageContaining("40")
                .hasMessageContaining("'one'")
                .hasMessageContaining("'two'");
        assertThatThrownBy(() -> range.check(List.of(new RandomInput("one", 40), new RandomInput("one"))))
                .hasMessageContaining("'one'");
        assertThatThrownBy(() -> range.check(List.of(new RandomInput("one", 31))))
                .hasMessageContaining("(31) of 'one'")
                .hasMessageContaining("[32, 128)");
        assertThatThrownBy(() -> range.check(List.of(new RandomInput("one", 128))))
                .hasMessageContaining("(128)");
        assertThatThrownBy(() -> new RandomInput("one", 256)).hasMessageContaining("(256) of 'one'");
        assertThatThrownBy(() -> new DimensionRange(10, 10)).hasMessageContaining("[10, 10)");
        assertThatThrownBy(() -> new DimensionRange(10, 257)).hasMessageContaining("257");
    }
}
