package chipgap.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.HypercubeSampler;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.random.RandomInput;
import chipgap.kernel.time.Period;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a quantity's sampling dimension changes, and what it leaves alone. */
class SamplingDimensionTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 11, 30);
    private static final DrawPlan PLAN = new DrawPlan(4, 8);
    private static final DrawBlock MIXED = new DrawBlock(11, 0, PLAN.draws(), new MixedSampler(PLAN));
    private static final DrawBlock HYPERCUBE = new DrawBlock(11, 0, PLAN.draws(), new HypercubeSampler(PLAN));
    private static final QuarterRange HORIZON = new QuarterRange(Quarter.parse("2025Q1"), Quarter.parse("2027Q1"));

    @Test
    void aQuantityWithADimensionStandsOnItsSobolPoints() {
        Quantity real = quantity("q", ValueKind.REAL, TimeShape.CONSTANT, 0, 5);
        Evidence evidence = Evidence.asOf(AS_OF, List.of(real), List.of(figure("q", "one")));
        double[] normals = MIXED.normals(new RandomInput("q", 5), 0);
        assertThat(ranks(evidence.value("q").sample(MIXED))).isEqualTo(ranks(normals));
        assertThat(evidence.value("q").sample(HYPERCUBE))
                .isNotEqualTo(evidence.value("q").sample(MIXED));
    }

    private static int[] ranks(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void theSourceOfADrawDoesNotDependOnTheDimension() {
        List<Figure> figures = List.of(figure("q", "one"), figure("q", "two"));
        OpinionPool pool = OpinionPool.of("q", figures, AS_OF);
        assertThat(pool.pick(MIXED)).isEqualTo(pool.pick(HYPERCUBE));
        assertThat(Arrays.stream(pool.pick(MIXED)).sum())
                .as("both sources weigh the same")
                .isEqualTo(PLAN.draws() / 2);
    }

    @Test
    void anAddedQuantityShiftsNoOther() {
        List<Quantity> quantities = new ArrayList<>(List.of(
                quantity("q", ValueKind.POSITIVE, TimeShape.LEVEL, .1, 5),
                quantity("r", ValueKind.POSITIVE, TimeShape.LEVEL, .1, null)));
        List<Figure> figures = new ArrayList<>(List.of(figure("q", "one"), figure("q", "two"), figure("r", "one")));
        Evidence before = Evidence.asOf(AS_OF, quantities, figures);
        quantities.addFirst(quantity("new", ValueKind.POSITIVE, TimeShape.LEVEL, .1, 4));
        figures.addFirst(figure("new", "one"));
        Evidence after = Evidence.asOf(AS_OF, quantities, figures);
        for (String name : List.of("q", "r")) {
            assertThat(after.series(name).sample(MIXED, HORIZON))
                    .isEqualTo(before.series(name).sample(MIXED, HORIZON));
        }
    }

    @Test
    void theDimensionIsPartOfTheDigest() {
        assertThat(digest(5)).isNotEqualTo(digest(6)).isNotEqualTo(digest(null)).isEqualTo(digest(5));
    }

    private static String digest(@Nullable Integer dimension) {
        Quantity quantity = quantity("q", ValueKind.REAL, TimeShape.CONSTANT, 0, dimension);
        return Evidence.asOf(AS_OF, List.of(quantity), List.of()).digest();
    }

    @Test
    void refusesADimensionThatThereIsNot() {
        assertThatThrownBy(() -> quantity("q", ValueKind.REAL, TimeShape.CONSTANT, 0, -1))
                .hasMessageContaining("(-1) of 'q'");
    }

    private static Quantity quantity(
            String name, ValueKind kind, TimeShape shape, double walkSd, @Nullable Integer dimension) {
        return new Quantity(name, "unit", kind, shape, walkSd, 1, Map.of(), dimension, "A test quantity.");
    }

    private static Figure figure(String quantity, String source) {
        return new Figure(quantity + source, quantity, Period.parse("2025"), 1.0, 2.0, 3.0, .9, source, Grade.B, AS_OF);
    }
}
