package chipgap.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.evidence.Grade;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyModelTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 11, 30);
    private static final DrawBlock BLOCK = new DrawBlock(3, 0, 20_000);
    private static final Effect BLOCK_ALL =
            new Effect.BlockFlow(Effect.Pathway.LEGAL_IMPORT, Effect.Gate.EXPORTER, List.of());
    private static final Scenario BASELINE = Books.BASELINE;

    @Test
    void aKnownMeasureIsTheSameInEveryDraw() {
        ProvisionSample sample = sample(provision(BLOCK_ALL, record("2025-04-09", 1, certain("2025-04-14"), null, 0)));
        assertThat(sample.onsets()).containsOnly(Quarter.instantOf(LocalDate.of(2025, 4, 14)));
        assertThat(sample.strengths()).containsOnly(1.0);
        assertThat(Arrays.stream(sample.ends()).min().orElseThrow()).isGreaterThan(new Quarter(2029, 1).index());
    }

    @Test
    void anUncertainMeasureTakesEffectAsOftenAsItsProbability() {
        ProvisionSample sample =
                sample(provision(BLOCK_ALL, record("2025-08-21", .33, certain("2026-01-01"), null, 0)));
        double share = Arrays.stream(sample.strengths())
                        .filter(strength -> strength > 0)
                        .count()
                / 20_000.0;
        assertThat(share).isCloseTo(.33, within(.012));
    }

    @Test
    void anEndHappensAsOftenAsItsProbabilityAndNeverBeforeTheStart() {
        DateRange from = new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1), LocalDate.of(2027, 7, 1));
        DateRange to = new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 1), LocalDate.of(2027, 1, 1));
        ProvisionSample sample = sample(provision(BLOCK_ALL, record("2025-08-21", 1, from, to, .25)));
        int ended = 0;
        for (int i = 0; i < sample.ends().length; i++) {
            assertThat(sample.ends()[i]).isGreaterThanOrEqualTo(sample.onsets()[i]);
            ended += sample.ends()[i] < new Quarter(2050, 1).index() ? 1 : 0;
        }
        assertThat(ended / 20_000.0).isCloseTo(.25, within(.012));
    }

    @Test
    void leakageLowersStrength() {
        ProvisionRecord leaky = new ProvisionRecord(
                LocalDate.of(2025, 1, 1),
                Status.IN_FORCE,
                1,
                certain("2025-01-01"),
                null,
                0,
                0,
                FractionRange.certain(.8),
                FractionRange.certain(.25),
                "test");
        assertThat(sample(provision(BLOCK_ALL, leaky)).strengths()).containsOnly(.8 * .75);
        ProvisionRecord open = new ProvisionRecord(
                LocalDate.of(2025, 1, 1),
                Status.IN_FORCE,
                1,
                certain("2025-01-01"),
                null,
                0,
                0,
                FractionRange.certain(.8),
                FractionRange.certain(1),
                "test");
        assertThat(sample(provision(BLOCK_ALL, open)).strengths())
                .as("leakage 1 equals absent")
                .containsOnly(0.0);
    }

    @Test
    void provisionsOnOneFactorMoveTogether() {
        Map<String, Double> loadings = Map.of("factor.tension", .9);
        Measure measure = measure(List.of(
                new Provision(
                        "a", BLOCK_ALL, loadings, List.of(record("2025-08-21", .5, certain("2026-01-01"), null, 0))),
                new Provision(
                        "b", BLOCK_ALL, loadings, List.of(record("2025-08-21", .5, certain("2026-01-01"), null, 0)))));
        List<ProvisionSample> samples = PolicyModel.sample(book(measure), BASELINE, Books.NO_CHIPS, AS_OF, BLOCK);
        double together = 0;
        for (int i = 0; i < 20_000; i++) {
            together += samples.get(0).strengths()[i] > 0 == samples.get(1).strengths()[i] > 0 ? 1 : 0;
        }
        assertThat(together / 20_000)
                .as("agreement of two events with correlation 0.81")
                .isCloseTo(.80, within(.02));
    }

    @Test
    void onlyWhatWasKnownOnTheDateIsSampled() {
        Provision provision = new Provision(
                "p",
                BLOCK_ALL,
                Map.of(),
                List.of(
                        record("2025-04-09", 1, certain("2025-04-14"), null, 0),
                        record("2025-07-14", 1, certain("2025-04-14"), certain("2025-08-15"), 1)));
        PolicyBook book = book(measure(List.of(provision)));
        assertThat(PolicyModel.sample(book, BASELINE, Books.NO_CHIPS, LocalDate.of(2025, 4, 8), BLOCK))
                .isEmpty();
        assertThat(PolicyModel.sample(book, BASELINE, Books.NO_CHIPS, LocalDate.of(2025, 7, 13), BLOCK)
                        .getFirst()
                        .ends()[0])
                .isGreaterThan(new Quarter(2029, 1).index());
        assertThat(PolicyModel.sample(book, BASELINE, Books.NO_CHIPS, LocalDate.of(2025, 7, 14), BLOCK)
                        .getFirst()
                        .ends()[0])
                .isEqualTo(Quarter.instantOf(LocalDate.of(2025, 8, 15)));
    }

    @Test
    void disablingAProvisionRemovesItAndShiftsNoOther() {
        ProvisionRecord uncertain = record("2025-08-21", .33, certain("2026-01-01"), null, 0);
        Measure measure = measure(List.of(
                new Provision("a", BLOCK_ALL, Map.of(), List.of(uncertain)),
                new Provision("b", BLOCK_ALL, Map.of(), List.of(uncertain))));
        List<ProvisionSample> all = PolicyModel.sample(book(measure), BASELINE, Books.NO_CHIPS, AS_OF, BLOCK);
        List<ProvisionSample> without = PolicyModel.sample(
                book(measure), Scenario.disabling("s", "S", "", Set.of("m/a")), Books.NO_CHIPS, AS_OF, BLOCK);
        assertThat(without).extracting(ProvisionSample::key).containsExactly("m/b");
        assertThat(without.getFirst().strengths()).isEqualTo(all.get(1).strengths());
    }

    @Test
    void contextChangesNothing() {
        assertThat(PolicyModel.sample(
                        book(measure(List.of(new Provision(
                                "p",
                                new Effect.ContextOnly(),
                                Map.of(),
                                List.of(record("2025-01-01", 1, certain("2025-01-01"), null, 0)))))),
                        BASELINE,
                        Books.NO_CHIPS,
                        AS_OF,
                        BLOCK))
                .isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> record("2025-01-01", 1.2, certain("2025-01-01"), null, 0))
                .hasMessageContaining("1.2");
        assertThatThrownBy(() -> record("2025-01-01", 1, certain("2025-01-01"), certain("2024-01-01"), 1))
                .hasMessageContaining("2024-01-01");
        assertThatThrownBy(() -> record("2025-01-01", 1, certain("2025-01-01"), null, .5))
                .hasMessageContaining("both or neither");
        assertThatThrownBy(() -> new FractionRange(.5, .4, .9)).hasMessageContaining("0.5, 0.4, 0.9");
        assertThatThrownBy(() -> new FractionRange(.5, .9, 1)).hasMessageContaining("inside (0, 1)");
        assertThatThrownBy(() -> new Effect.SetAside("huawei", 0)).hasMessageContaining("(0.0)");
        assertThatThrownBy(() -> new PolicyBook(
                        List.of(), List.of(), List.of(Scenario.disabling("s", "S", "", Set.of("no/such")))))
                .hasMessageContaining("'s'")
                .hasMessageContaining("no/such");
    }

    private static ProvisionSample sample(Provision provision) {
        return PolicyModel.sample(book(measure(List.of(provision))), BASELINE, Books.NO_CHIPS, AS_OF, BLOCK)
                .getFirst();
    }

    private static Provision provision(Effect effect, ProvisionRecord record) {
        return new Provision("p", effect, Map.of(), List.of(record));
    }

    private static ProvisionRecord record(
            String known, double probability, DateRange from, @Nullable DateRange to, double endProbability) {
        return new ProvisionRecord(
                LocalDate.parse(known),
                Status.IN_FORCE,
                probability,
                from,
                to,
                endProbability,
                0,
                FractionRange.certain(1),
                FractionRange.certain(0),
                "test");
    }

    private static DateRange certain(String date) {
        return DateRange.certain(LocalDate.parse(date));
    }

    private static Measure measure(List<Provision> provisions) {
        return new Measure(
                "m",
                "P",
                "US",
                "agency",
                "title",
                LocalDate.of(2025, 1, 1),
                "scope",
                "",
                List.of(new Measure.Source(
                        "somebody", "", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 1), Grade.A)),
                provisions);
    }

    private static PolicyBook book(Measure measure) {
        return new PolicyBook(List.of(measure), List.of(), List.of(BASELINE));
    }
}
