package chipgap.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.MedianSampler;
import chipgap.kernel.time.Period;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is assumed stands where figures stood. Seed 4. */
class AssumptionTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);
    private static final DrawBlock POINT = new DrawBlock(1, 0, 1, new MedianSampler());
    private static final DrawBlock DRAWS = new DrawBlock(4, 0, 4_000);
    private static final QuarterRange HORIZON = new QuarterRange(new Quarter(2024, 1), new Quarter(2029, 1));

    private static Quantity quantity(TimeShape shape) {
        return new Quantity("q", "chips", ValueKind.POSITIVE, shape, 0.1, 1.2, Map.of(), "made up for the test");
    }

    private static Figure figure(String source, String period, double central) {
        return new Figure(
                source + period,
                "q",
                Period.parse(period),
                central / 2,
                central,
                central * 3,
                .9,
                source,
                Grade.B,
                AS_OF.minusDays(20));
    }

    /** Two sources along several years, one of them also about a quarter. */
    private static Evidence known(TimeShape shape) {
        return Evidence.asOf(
                AS_OF,
                List.of(quantity(shape)),
                List.of(
                        figure("one", "2025", 100),
                        figure("one", "2026", 300),
                        figure("one", "2027", 500),
                        figure("two", "2026Q2", 80),
                        figure("two", "2026", 310)));
    }

    private static Assumption certain(@Nullable String period, double value) {
        return new Assumption("q", period == null ? null : Period.parse(period), value, value, value);
    }

    private static double[] sample(Evidence evidence, TimeShape shape, DrawBlock block) {
        return shape == TimeShape.CONSTANT
                ? evidence.value("q").sample(block)
                : evidence.series("q").sample(block, HORIZON);
    }

    /** At the median the heavier half of the weights is heard, that of the source whose name comes first. */
    @ParameterizedTest
    @EnumSource(TimeShape.class)
    void whatThePointSaysAnywayChangesNothingInAPointRun(TimeShape shape) {
        boolean isConstant = shape == TimeShape.CONSTANT;
        Evidence evidence = isConstant
                ? Evidence.asOf(AS_OF, List.of(quantity(shape)), List.of(figure("one", "2026", 300)))
                : known(shape);
        Evidence assuming = evidence.assuming(List.of(certain(isConstant ? null : "2026", 300)));
        assertThat(sample(assuming, shape, POINT)).isEqualTo(sample(evidence, shape, POINT));
        assertThat(assuming.digest()).isNotEqualTo(evidence.digest());
    }

    @ParameterizedTest
    @EnumSource(TimeShape.class)
    void withoutAssumptionsAndWithThoseAboutOthersNothingChanges(TimeShape shape) {
        Evidence evidence = known(shape);
        Assumption about = new Assumption("other", Period.parse("2026"), 1, 1, 1);
        for (Evidence same : List.of(evidence.assuming(List.of()), evidence.assuming(List.of(about)))) {
            assertThat(sample(same, shape, DRAWS)).isEqualTo(sample(evidence, shape, DRAWS));
            assertThat(same.digest()).isEqualTo(evidence.digest());
        }
    }

    @Test
    void aConstantIsReplacedWhole() {
        Evidence evidence = known(TimeShape.CONSTANT);
        assertThat(sample(evidence.assuming(List.of(certain(null, 42))), TimeShape.CONSTANT, DRAWS))
                .containsOnly(Math.exp(Math.log(42)));
        Assumption uncertain = new Assumption("q", null, 20, 42, 60);
        double[] sampled = sample(evidence.assuming(List.of(uncertain)), TimeShape.CONSTANT, DRAWS);
        assertThat(share(sampled, 20)).isCloseTo(.05, within(.01));
        assertThat(share(sampled, 42)).isCloseTo(.5, within(.02));
        assertThat(share(sampled, 60)).isCloseTo(.95, within(.01));
    }

    private static double share(double[] sampled, double bound) {
        return (double) Arrays.stream(sampled).filter(value -> value <= bound).count() / sampled.length;
    }

    @Test
    void aFlowHasTheTotalThatIsAssumedAndElsewhereWhatFiguresSay() {
        Evidence evidence = known(TimeShape.FLOW);
        double[] before = sample(evidence, TimeShape.FLOW, DRAWS);
        double[] after = sample(evidence.assuming(List.of(certain("2026", 40))), TimeShape.FLOW, DRAWS);
        int quarters = HORIZON.length();
        for (int draw = 0; draw < DRAWS.drawCount(); draw++) {
            double total = 0;
            for (int q = 8; q < 12; q++) {
                total += after[draw * quarters + q];
            }
            assertThat(total).isCloseTo(40, within(1e-9));
        }
        // Of 2025 and 2027 only the first source says anything; what the other holds from 2026 is the assumption.
        boolean[] first = hearsTheFirst(evidence);
        for (int draw = 0; draw < DRAWS.drawCount(); draw++) {
            if (first[draw]) {
                assertThat(Arrays.copyOfRange(after, draw * quarters + 4, draw * quarters + 8))
                        .isEqualTo(Arrays.copyOfRange(before, draw * quarters + 4, draw * quarters + 8));
            }
        }
    }

    private static boolean[] hearsTheFirst(Evidence evidence) {
        double[] standings = evidence.standings("q", DRAWS);
        boolean[] first = new boolean[standings.length];
        for (int draw = 0; draw < first.length; draw++) {
            first[draw] = standings[draw] < 1;
        }
        return first;
    }

    @Test
    void aPartOfAPeriodIsReplacedAndTheRestStays() {
        Evidence evidence = known(TimeShape.FLOW);
        double[] before = sample(evidence, TimeShape.FLOW, POINT);
        double[] after = sample(evidence.assuming(List.of(certain("2026Q3", 7))), TimeShape.FLOW, POINT);
        for (int q = 0; q < HORIZON.length(); q++) {
            assertThat(after[q]).isCloseTo(q == 10 ? 7 : before[q], within(1e-12));
        }
    }

    @Test
    void whatIsAssumedCountsAsSeen() {
        UncertainSeries series =
                known(TimeShape.FLOW).assuming(List.of(certain("2028", 1))).series("q");
        assertThat(series.observed(new Quarter(2028, 2))).isTrue();
        assertThat(series.observed(new Quarter(2027, 2))).as("a plan").isFalse();
    }

    @Test
    void aQuantityThatNobodyWroteAboutCanBeAssumed() {
        Evidence nothing = Evidence.asOf(AS_OF, List.of(quantity(TimeShape.LEVEL)), List.of());
        assertThatThrownBy(() -> nothing.series("q")).isInstanceOf(MissingEvidenceException.class);
        Evidence assuming = nothing.assuming(List.of(certain("2026Q1", 5)));
        assertThat(assuming.knows("q")).isTrue();
        assertThat(sample(assuming, TimeShape.LEVEL, POINT)[0]).isCloseTo(5, within(1e-12));
        assertThatThrownBy(() -> new Assumption("q", null, 3, 2, 4).asFigure(AS_OF))
                .hasMessageContaining("3.0, 2.0, 4.0");
    }
}
