package chipgap.policy.model;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures and prints; the times are aims, not asserted: sampling 40 provisions × 10,000 draws in 60 ms, classifying the catalogue in 10 ms. */
class PolicySpeedTest {
    private static final int BLOCK = 500;
    private static final int BLOCKS = 20;

    @Test
    void samplesFortyProvisions() {
        Provision[] provisions = IntStream.range(0, 40)
                .mapToObj(i -> new Provision(
                        "p%02d".formatted(i),
                        Books.BLOCK,
                        Scope.ALL,
                        i % 4 == 1
                                ? new Provision.Precedence(Set.of("m/p%02d".formatted(i - 1)), Set.of())
                                : Provision.Precedence.NONE,
                        Map.of("factor.us_china_tension", .4),
                        Map.of(),
                        List.of(Books.record(
                                .5,
                                Books.dates("2025-10-01", "2026-07-01", "2028-01-01"),
                                new FractionRange(.2, .6, .9),
                                FractionRange.certain(.1)))))
                .toArray(Provision[]::new);
        PolicyBook book = Books.of(provisions);
        print("40 uncertain provisions × 10,000 draws", () -> {
            int samples = 0;
            for (int i = 0; i < BLOCKS; i++) {
                DrawBlock block =
                        new DrawBlock(1, (long) i * BLOCK, BLOCK, new MixedSampler(DrawPlan.forDraws(BLOCK * BLOCKS)));
                samples += PolicyModel.sample(book, Books.BASELINE, Books.NO_CHIPS, Books.AS_OF, block)
                        .size();
            }
            return samples;
        });
    }

    @Test
    void classifiesACatalogue() {
        List<ChipFacts> chips = IntStream.range(0, 32)
                .mapToObj(i ->
                        new ChipFacts("c" + i, "", "Nvidia", "US", "4N", 100.0 * i, null, null, 800.0, 4.0, 600.0, 4))
                .toList();
        Provision[] provisions = IntStream.range(0, 40)
                .mapToObj(i -> new Provision(
                        "p%02d".formatted(i),
                        Books.BLOCK,
                        new Scope(
                                new ChipScope(
                                        List.of(new Condition.Words(ChipAttribute.ORIGIN, Set.of(), Set.of("CN"))),
                                        List.of(
                                                List.of(new Condition.Bound(ChipAttribute.TPP, 4800.0, null)),
                                                List.of(new Condition.Bound(
                                                        ChipAttribute.PERFORMANCE_DENSITY, 5.92, null))),
                                        Map.of()),
                                List.of()),
                        Provision.Precedence.NONE,
                        Map.of(),
                        Map.of(),
                        List.of(Books.from("2025-02-01"))))
                .toArray(Provision[]::new);
        ChipControls controls = new ChipControls(Books.of(provisions), Books.AS_OF);
        print(
                "32 chips under 40 provisions",
                () -> controls.classify(chips, LocalDate.of(2026, 1, 1)).stream()
                        .mapToInt(List::size)
                        .sum());
    }

    private static void print(String what, IntSupplier work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 30; round++) {
            long start = threads.getCurrentThreadCpuTime();
            assertThat(work.getAsInt()).isPositive();
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1e6);
        }
        System.out.printf(Locale.ROOT, "%s: %.1f ms of one core, best of 30%n", what, best);
    }
}
