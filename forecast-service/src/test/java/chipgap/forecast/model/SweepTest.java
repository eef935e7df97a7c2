package chipgap.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.ForecastResult.YearOutlook;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.evidence.Vintage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a sweep, and what they come to together. */
class SweepTest {
    private static final long SEED = 3;
    private static final ForecastSpec SPEC = new ForecastSpec(
            "any",
            new Vintage(LocalDate.of(2025, 1, 1), Instant.EPOCH),
            Worlds.QUARTERS,
            Worlds.PLAN.draws(),
            1,
            AllocationRule.TIERED,
            false,
            ComputeBasis.OPS8);

    private static Sweep sweep(int cases, int draws) {
        return new Sweep("0123456789ab", "any", cases, draws, 0, Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void anyNumberOfShardsHasEveryPartOnce(int shards) {
        Sweep sweep = sweep(5, 5 * Sweep.PART_DRAWS / 2);
        List<Integer> parts = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            sweep.shard(shard, shards).forEach(part -> parts.add(part.index()));
        }
        assertThat(parts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 15).boxed().toList());
    }

    @Test
    void thePartsOfACaseAreItsDraws() {
        Sweep sweep = sweep(2, 5 * Sweep.PART_DRAWS / 2);
        assertThat(sweep.partsOf(1))
                .containsExactly(
                        new Sweep.Part(3, 1, 0, Sweep.PART_DRAWS),
                        new Sweep.Part(4, 1, Sweep.PART_DRAWS, Sweep.PART_DRAWS),
                        new Sweep.Part(5, 1, 2 * Sweep.PART_DRAWS, Sweep.PART_DRAWS / 2));
        assertThat(sweep(3, 1).partCount()).isEqualTo(3);
    }

    /** Ranges that cut scrambles, put together in a shuffled order, from their bytes. */
    @Test
    void partsComeToTheNumbersOfTheForecastInAnyOrder() {
        List<Sweep.Part> parts = new ArrayList<>(
                List.of(new Sweep.Part(0, 0, 0, 100), new Sweep.Part(1, 0, 100, 7), new Sweep.Part(2, 0, 107, 149)));
        SweepOutlook inOrder = merged(parts);
        Random random = new Random(SEED);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(parts, random);
            assertThat(merged(parts)).as("seed %d", SEED).isEqualTo(inOrder);
        }
        assertThat(merged(List.of(new Sweep.Part(0, 0, 0, Worlds.PLAN.draws()))).digest())
                .isEqualTo(inOrder.digest());
        assertIsOf(forecast(), inOrder);
    }

    private static SweepOutlook merged(List<Sweep.Part> parts) {
        Composition composition = Worlds.composition(AllocationRule.TIERED);
        CaseSummary summary = new CaseSummary(SPEC);
        for (Sweep.Part part : parts) {
            PartColumns columns = new PartColumns(SPEC.horizon(), part);
            int middle = part.firstDraw() + part.drawCount() / 2;
            columns.put(composition, Worlds.part(Worlds.world(), middle, part.firstDraw() + part.drawCount()));
            columns.put(composition, Worlds.part(Worlds.world(), part.firstDraw(), middle));
            summary.add(PartColumns.of(SPEC.horizon(), part, columns.bytes()));
        }
        return summary.result();
    }

    private static ForecastResult forecast() {
        Composition composition = Worlds.composition(AllocationRule.TIERED);
        ForecastSummary summary =
                composition.newSummary(SPEC.horizon(), List.of(), SPEC.sampler().scrambles());
        composition.add(Worlds.world(), summary);
        return summary.result();
    }

    private static void assertIsOf(ForecastResult forecast, SweepOutlook sweep) {
        List<YearOutlook> years = forecast.years() == null ? List.of() : forecast.years();
        assertThat(sweep.quarters()).hasSameSizeAs(forecast.quarters());
        assertThat(sweep.years()).hasSameSizeAs(years).hasSize(2);
        for (int i = 0; i < sweep.quarters().size(); i++) {
            QuarterOutlook quarter = forecast.quarters().get(i);
            assertIsOf(quarter.supply(), quarter.total(), sweep.quarters().get(i));
        }
        for (int i = 0; i < sweep.years().size(); i++) {
            assertIsOf(
                    years.get(i).supply(), years.get(i).total(), sweep.years().get(i));
        }
        assertThat(sweep.quarters().getLast().shortfall().mean()).isPositive();
    }

    private static void assertIsOf(Spread supply, SegmentOutlook total, SweepOutlook.Period period) {
        assertThat(period.supply()).isEqualTo(supply);
        assertThat(period.demand()).isEqualTo(total.demand());
        assertThat(period.shortfall()).isEqualTo(total.shortfall());
        assertThat(period.shortage())
                .isEqualTo(new Share(
                        total.shortageProbability(), Objects.requireNonNull(total.shortageProbabilityError())));
    }

    @Test
    void bytesOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> PartColumns.of(SPEC.horizon(), new Sweep.Part(0, 0, 0, 3), new byte[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 bytes");
    }
}
