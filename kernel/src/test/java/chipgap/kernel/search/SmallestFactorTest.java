package chipgap.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.kernel.search.SmallestFactor.Found;
import chipgap.kernel.search.SmallestFactor.MetAtLow;
import chipgap.kernel.search.SmallestFactor.NotMetAtHigh;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmallestFactorTest {
    private static final double TOLERANCE = 1e-6;

    static Stream<Arguments> functions() {
        return Stream.of(
                function("line", m -> 10 - m, 3, 7),
                function("reciprocal", m -> 1 / m, .25, 4),
                function("clipped, flat beyond the root", m -> Math.max(0, 5 - m), 0, 5),
                function("flat at the target", m -> m < 2 ? 1 : m < 6 ? .5 : 0, .5, 2),
                function("flat above the target", m -> m < 2 ? 1 : m < 6 ? .5 : 0, .4, 6),
                function("one step near the lower bound", m -> m < 1.0001 ? 1 : 0, 0, 1.0001),
                function("infinite at first", m -> m < 3 ? Double.POSITIVE_INFINITY : 0, 1, 3));
    }

    private static Arguments function(String name, DoubleUnaryOperator function, double target, double root) {
        return Arguments.argumentSet(name, function, target, root);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void findsTheSmallestFactorWithinTheTolerance(DoubleUnaryOperator function, double target, double root) {
        AtomicInteger evaluations = new AtomicInteger();
        SmallestFactor found = SmallestFactor.search(
                m -> {
                    evaluations.incrementAndGet();
                    return function.applyAsDouble(m);
                },
                target,
                1,
                9,
                TOLERANCE);
        assertThat(found).isInstanceOfSatisfying(Found.class, at -> {
            assertThat(at.factor()).isBetween(root, root + TOLERANCE);
            assertThat(function.applyAsDouble(at.factor())).isLessThanOrEqualTo(target);
        });
        assertThat(evaluations.get()).as("2 + log2(8e6) rounded up").isLessThanOrEqualTo(25);
    }

    @Test
    void saysWhenTheBoundsDoNotHoldTheRoot() {
        assertThat(SmallestFactor.search(m -> 10 - m, 9, 1, 5, .1)).isEqualTo(new MetAtLow(1));
        assertThat(SmallestFactor.search(m -> 10 - m, 4.9, 1, 5, .1)).isEqualTo(new NotMetAtHigh(5));
        assertThat(SmallestFactor.search(m -> 10 - m, 5, 1, 5, .1)).isInstanceOf(Found.class);
    }

    @Test
    void endsWithAToleranceBelowTheSpacingOfDoubles() {
        assertThat(SmallestFactor.search(m -> m < 3.3 ? 1 : 0, 0, 1, 5, 1e-300)).isEqualTo(new Found(3.3));
    }

    @Test
    void refusesWhatCannotBeSearched() {
        DoubleUnaryOperator line = m -> -m;
        assertThatThrownBy(() -> SmallestFactor.search(line, 0, 5, 5, .1)).hasMessageContaining("(5.0, 5.0)");
        assertThatThrownBy(() -> SmallestFactor.search(line, 0, 1, 5, 0)).hasMessageContaining("tolerance (0.0)");
        assertThatThrownBy(() -> SmallestFactor.search(line, Double.NaN, 1, 5, .1))
                .hasMessageContaining("target (NaN)");
        assertThatThrownBy(() -> SmallestFactor.search(m -> Double.NaN, 0, 1, 5, .1))
                .hasMessageContaining("not a number at 1.0");
    }
}
