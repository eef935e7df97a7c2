package chipgap.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.PhasedWindow;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds in every draw, whatever the numbers. */
class PolicyLawsTest {
    private static final int DRAWS = 4000;
    private static final DrawBlock BLOCK = new DrawBlock(11, 0, DRAWS);
    private static final int QUARTERS = PolicyModel.HORIZON.length();
    private static final ProvisionRecord UNCERTAIN = Books.record(
            .5,
            Books.dates("2025-10-01", "2026-07-01", "2028-01-01"),
            new FractionRange(.2, .6, .9),
            new FractionRange(.01, .1, .4));

    private static List<ProvisionSample> sample(PolicyBook book, Scenario scenario) {
        return PolicyModel.sample(book, scenario, Books.NO_CHIPS, Books.AS_OF, BLOCK);
    }

    private static List<ProvisionSample> sample(Provision... provisions) {
        return sample(Books.of(provisions), Books.BASELINE);
    }

    private static double intensity(ProvisionSample sample, int draw, int quarter) {
        double from = PolicyModel.HORIZON.at(quarter).index();
        return sample.strengths()[draw]
                * new PhasedWindow(sample.onsets()[draw], sample.ends()[draw], sample.phaseInQuarters())
                        .meanOver(from, from + 1);
    }

    /** What all of them let pass, as supply reads blocks of one flow. */
    private static double passing(List<ProvisionSample> samples, int draw, int quarter) {
        double passing = 1;
        for (ProvisionSample sample : samples) {
            passing *= 1 - intensity(sample, draw, quarter);
        }
        return passing;
    }

    private static void assertSame(List<ProvisionSample> one, List<ProvisionSample> other) {
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                assertThat(passing(one, draw, quarter)).isEqualTo(passing(other, draw, quarter));
            }
        }
    }

    @Test
    void beforeItsStartAProvisionMakesNoDifferenceInAnyDraw() {
        Provision early = Books.provision("early", Books.from("2025-03-01"));
        List<ProvisionSample> without = sample(early);
        List<ProvisionSample> with = sample(early, Books.provision("late", UNCERTAIN));
        ProvisionSample late = with.getLast();
        int acting = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                boolean started =
                        late.onsets()[draw] < PolicyModel.HORIZON.at(quarter).index() + 1;
                if (!started) {
                    assertThat(passing(with, draw, quarter)).isEqualTo(passing(without, draw, quarter));
                }
                acting += intensity(late, draw, quarter) > 0 ? 1 : 0;
            }
        }
        assertThat(acting).as("cells in which it acts").isPositive();
    }

    @Test
    void disablingWhatWasNeverInForceChangesNothing() {
        Provision never = Books.provision("never", Books.record(0, UNCERTAIN.effectiveFrom(), 1, 0));
        Provision unknown = Books.provision(
                "unknown",
                new ProvisionRecord(
                        LocalDate.of(2026, 5, 1),
                        Status.ANNOUNCED,
                        1,
                        DateRange.certain(LocalDate.of(2026, 6, 1)),
                        null,
                        0,
                        0,
                        FractionRange.certain(1),
                        FractionRange.certain(0),
                        "test"));
        PolicyBook book = Books.of(never, unknown, Books.provision("other", UNCERTAIN));
        assertSame(
                sample(book, Books.BASELINE),
                sample(book, Scenario.disabling("s", "S", "", Set.of("m/never", "m/unknown"))));
    }

    @Test
    void aRuleOnBuyersFromElsewhereChangesNothingInThisMarket() {
        Provision other = Books.provision("other", UNCERTAIN);
        Provision here = about(List.of("US", "CN"));
        assertSame(sample(other), sample(other, about(List.of("US"))));
        assertThat(sample(other, here)).hasSize(2);
        assertThatThrownBy(() -> about(List.of("China"))).hasMessageContaining("headquarters 'China'");
    }

    private static Provision about(List<String> headquarters) {
        return new Provision(
                "theirs",
                Books.BLOCK,
                new Scope(null, headquarters),
                Provision.Precedence.NONE,
                Map.of(),
                Map.of(),
                List.of(UNCERTAIN));
    }

    @Test
    void strengthZeroIsAbsentAndSoIsLeakageOne() {
        Provision other = Books.provision("other", UNCERTAIN);
        List<ProvisionSample> alone = sample(other);
        assertSame(alone, sample(other, Books.provision("none", Books.record(1, UNCERTAIN.effectiveFrom(), 0, 0))));
        assertSame(alone, sample(other, Books.provision("open", Books.record(1, UNCERTAIN.effectiveFrom(), 1, 1))));
    }

    @Test
    void whatIsAbsentNeitherSupersedesNorPrevails() {
        Provision other = Books.provision("other", UNCERTAIN);
        ProvisionRecord absent = Books.record(1, DateRange.certain(LocalDate.of(2025, 2, 1)), 0, 0);
        assertSame(sample(other), sample(other, Books.superseding("weak", "m/other", absent)));
        assertSame(sample(other), sample(other, Books.conflicting("weak", "m/other", absent)));
    }

    @Test
    void identicalProvisionsInConflictActOnce() {
        ProvisionRecord certain = Books.record(1, DateRange.certain(LocalDate.of(2026, 2, 1)), .7, .1);
        assertSame(
                sample(Books.provision("one", certain)),
                sample(Books.provision("one", certain), Books.conflicting("two", "m/one", certain)));
    }

    @Test
    void ofProvisionsInConflictOneActsAtATime() {
        List<ProvisionSample> samples =
                sample(Books.provision("one", UNCERTAIN), Books.conflicting("two", "m/one", UNCERTAIN));
        int both = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double start =
                    Math.max(samples.get(0).onsets()[draw], samples.get(1).onsets()[draw]);
            double end = Math.min(samples.get(0).ends()[draw], samples.get(1).ends()[draw]);
            boolean act = samples.get(0).strengths()[draw] > 0 && samples.get(1).strengths()[draw] > 0;
            assertThat(act && start < end).isFalse();
            both += act ? 1 : 0;
        }
        assertThat(both).as("draws in which both take effect").isGreaterThan(DRAWS / 8);
    }

    @Test
    void theStrongerPrevailsAndTheWeakerWaits() {
        ProvisionRecord strong = new ProvisionRecord(
                LocalDate.of(2025, 1, 1),
                Status.IN_FORCE,
                1,
                DateRange.certain(LocalDate.of(2026, 1, 1)),
                DateRange.certain(LocalDate.of(2027, 1, 1)),
                1,
                0,
                FractionRange.certain(.9),
                FractionRange.certain(0),
                "test");
        ProvisionSample late = sample(
                        Books.provision("strong", strong),
                        Books.conflicting(
                                "weak",
                                "m/strong",
                                Books.record(1, DateRange.certain(LocalDate.of(2026, 7, 1)), .5, 0)))
                .getLast();
        assertThat(late.onsets()).containsOnly(new Quarter(2027, 1).index());
        ProvisionSample early = sample(
                        Books.provision("strong", strong),
                        Books.conflicting(
                                "weak",
                                "m/strong",
                                Books.record(1, DateRange.certain(LocalDate.of(2025, 7, 1)), .5, 0)))
                .getLast();
        assertThat(early.ends()).containsOnly(new Quarter(2026, 1).index());
    }

    @Test
    void whatIsSupersededEndsWhereItsSuccessorStarts() {
        List<ProvisionSample> samples =
                sample(Books.provision("old", Books.from("2025-02-01")), Books.superseding("new", "m/old", UNCERTAIN));
        ProvisionSample successor = samples.getFirst();
        ProvisionSample old = samples.getLast();
        for (int draw = 0; draw < DRAWS; draw++) {
            if (successor.strengths()[draw] > 0) {
                assertThat(old.ends()[draw])
                        .isEqualTo(Math.max(old.onsets()[draw], successor.onsets()[draw]));
            } else {
                assertThat(old.ends()[draw]).isGreaterThan(new Quarter(2050, 1).index());
            }
        }
    }

    @Test
    void theOrderOfProvisionsDoesNotMatter() {
        List<Provision> provisions = Arrays.asList(
                Books.provision("a", UNCERTAIN),
                Books.conflicting("b", "m/a", UNCERTAIN),
                Books.superseding("c", "m/b", UNCERTAIN),
                Books.conflicting("d", "m/c", UNCERTAIN),
                Books.superseding("e", "m/d", UNCERTAIN));
        List<ProvisionSample> straight = sample(provisions.toArray(Provision[]::new));
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(provisions, random);
            List<ProvisionSample> shuffled = sample(provisions.toArray(Provision[]::new));
            for (int i = 0; i < straight.size(); i++) {
                assertThat(shuffled.get(i).key()).isEqualTo(straight.get(i).key());
                assertThat(shuffled.get(i).onsets())
                        .as("seed %d", seed)
                        .isEqualTo(straight.get(i).onsets());
                assertThat(shuffled.get(i).ends())
                        .as("seed %d", seed)
                        .isEqualTo(straight.get(i).ends());
                assertThat(shuffled.get(i).strengths())
                        .as("seed %d", seed)
                        .isEqualTo(straight.get(i).strengths());
            }
        }
    }

    @Test
    void anticipationEndsWhereTheExpectedProvisionStartsAndGoesWithIt() {
        Provision expected = Books.provision("rule", UNCERTAIN);
        Provision before = new Provision(
                "rush", new Effect.Anticipation("m/rule", 2, .5), Map.of(), List.of(Books.from("2025-02-01")));
        PolicyBook book = Books.of(expected, before);
        List<ProvisionSample> samples = sample(book, Books.BASELINE);
        assertThat(samples).extracting(ProvisionSample::key).containsExactly("m/rule", "m/rush");
        ProvisionSample rush = samples.getLast();
        for (int draw = 0; draw < DRAWS; draw++) {
            assertThat(rush.ends()[draw])
                    .isEqualTo(Math.max(rush.onsets()[draw], samples.getFirst().onsets()[draw]));
        }
        assertThat(sample(book, Scenario.disabling("s", "S", "", Set.of("m/rule"))))
                .isEmpty();
    }

    @Test
    void aCommonFactorTiesProvisionsOfDifferentMeasures() {
        Map<String, Double> loadings = Map.of("factor.us_china_tension", .8);
        ProvisionRecord even = Books.record(.5, UNCERTAIN.effectiveFrom(), 1, 0);
        List<ProvisionSample> tied = sample(
                new Provision("a", Books.BLOCK, loadings, List.of(even)),
                new Provision("b", Books.BLOCK, loadings, List.of(even)),
                Books.provision("c", even));
        assertThat(agreement(tied.get(0), tied.get(1)))
                .as("agreement of two events with correlation 0.64: 1/2 + asin(0.64)/π")
                .isCloseTo(.5 + Math.asin(.64) / Math.PI, within(.03));
        assertThat(agreement(tied.get(0), tied.get(2))).isCloseTo(.5, within(.03));
    }

    private static double agreement(ProvisionSample one, ProvisionSample other) {
        int agree = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            agree += one.strengths()[draw] > 0 == other.strengths()[draw] > 0 ? 1 : 0;
        }
        return agree / (double) DRAWS;
    }
}
