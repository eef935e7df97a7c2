package chipgap.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Period;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a quantity's numbers are made of can be had without the numbers. Seed 5. */
class StandingsTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 11, 30);
    private static final DrawBlock BLOCK = new DrawBlock(5, 0, 2_000);
    private static final Quantity VALUE =
            new Quantity("q", "unit", ValueKind.POSITIVE, TimeShape.CONSTANT, 0, 1, Map.of(), "");

    private static Figure figure(String source, double central, Grade grade) {
        return new Figure(
                source,
                "q",
                Period.parse("2025"),
                central / 2,
                central,
                central * 2,
                .9,
                source,
                grade,
                AS_OF.minusDays(10));
    }

    private static Evidence known(Quantity quantity, Figure... figures) {
        return Evidence.asOf(AS_OF, List.of(quantity), List.of(figures));
    }

    @Test
    void aStandingTellsTheSourceThatIsHeardAndThePlaceBetweenItsBounds() {
        Evidence evidence = known(VALUE, figure("low", 1, Grade.B), figure("tall", 1_000_000, Grade.B));
        double[] standings = evidence.standings("q", BLOCK);
        double[] values = evidence.value("q").sample(BLOCK);
        for (int draw = 0; draw < values.length; draw++) {
            boolean hearsTheSecond = standings[draw] >= 1;
            assertThat(values[draw] > 1_000).isEqualTo(hearsTheSecond);
            double median = hearsTheSecond ? 1_000_000 : 1;
            assertThat(values[draw] > median).isEqualTo(standings[draw] % 1 > 0.5);
        }
        assertThatThrownBy(() -> evidence.standings("other", BLOCK)).hasMessageContaining("other");
    }

    @Test
    void sourcesWeighWhatTheirGradesSay() {
        Evidence evidence = known(VALUE, figure("one", 1, Grade.A), figure("two", 1, Grade.D));
        assertThat(evidence.sourceWeights("q").keySet()).containsExactly("one", "two");
        assertThat(evidence.sourceWeights("q").get("one")).isCloseTo(8.0 / 9, within(1e-12));
        assertThat(evidence.sourceWeights("q").get("two")).isCloseTo(1.0 / 9, within(1e-12));
    }

    @Test
    void theWalkIsWhatSeparatesAPathFromTheSamePathWithoutIt() {
        QuarterRange horizon = new QuarterRange(new Quarter(2025, 1), new Quarter(2028, 1));
        Quarter asked = new Quarter(2027, 2);
        int q = asked.index() - horizon.start().index();
        Quantity walking = level(0.2);
        Figure[] figures = {figure("one", 3, Grade.A), figure("two", 7, Grade.C)};
        double[] with = known(walking, figures).series("q").sample(BLOCK, horizon);
        double[] without = known(level(0), figures).series("q").sample(BLOCK, horizon);
        double[] walked = known(walking, figures).series("q").walked(BLOCK, asked);
        for (int draw = 0; draw < walked.length; draw++) {
            int cell = draw * horizon.length() + q;
            assertThat(Math.log(with[cell] / without[cell])).isCloseTo(walked[draw], within(1e-12));
        }
        assertThat(Arrays.stream(walked).max().orElseThrow()).isGreaterThan(0.5);
        assertThat(known(level(0), figures).series("q").walked(BLOCK, asked)).containsOnly(0);
    }

    private static Quantity level(double walkSd) {
        return new Quantity("q", "unit", ValueKind.POSITIVE, TimeShape.LEVEL, walkSd, 1, Map.of(), "");
    }
}
