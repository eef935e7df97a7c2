package chipgap.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static final DrawBlock BLOCK = new DrawBlock(5, 0, 500);
    private static final Provision RULE =
            Books.provision("rule", Books.record(.3, Books.dates("2026-01-01", "2026-07-01", "2027-07-01"), .5, 0));
    private static final Provision OTHER = Books.provision("other", Books.from("2025-02-01"));

    private static Scenario.Change change(
            @Nullable Boolean enabled,
            @Nullable Double probability,
            @Nullable Double delay,
            @Nullable Double strength) {
        return new Scenario.Change(
                "m/rule",
                enabled,
                probability,
                delay,
                null,
                strength == null ? null : FractionRange.certain(strength),
                null);
    }

    private static Scenario scenario(String id, @Nullable String parent, Scenario.Change... changes) {
        return new Scenario(id, id, "", parent, Arrays.asList(changes), List.of());
    }

    private static ProvisionSample rule(Scenario... scenarios) {
        PolicyBook book = Books.of(Arrays.asList(scenarios), RULE, OTHER);
        return PolicyModel.sample(book, scenarios[scenarios.length - 1], Books.NO_CHIPS, Books.AS_OF, BLOCK)
                .getLast();
    }

    @Test
    void aChangeTouchesWhatItNamesAndNothingElse() {
        ProvisionSample asItIs = rule(Books.BASELINE);
        ProvisionSample certain = rule(scenario("s", null, change(null, 1.0, null, null)));
        assertThat(certain.strengths()).containsOnly(.5);
        assertThat(certain.onsets()).isEqualTo(asItIs.onsets());
        ProvisionSample stronger = rule(scenario("s", null, change(null, null, null, .9)));
        for (int i = 0; i < 500; i++) {
            assertThat(stronger.strengths()[i]).isEqualTo(asItIs.strengths()[i] > 0 ? .9 : 0);
        }
        ProvisionSample later = rule(scenario("s", null, change(null, null, 2.0, null)));
        for (int i = 0; i < 500; i++) {
            assertThat(later.onsets()[i]).isEqualTo(asItIs.onsets()[i] + 2);
        }
        assertThat(later.strengths()).isEqualTo(asItIs.strengths());
    }

    @Test
    void aChildChangesItsParentAndCanEnableAgain() {
        Scenario parent = scenario("parent", null, change(false, null, null, .9));
        assertThat(rule(parent).key()).isEqualTo("m/other");
        ProvisionSample again = rule(parent, scenario("child", "parent", change(true, 1.0, null, null)));
        assertThat(again.key()).isEqualTo("m/rule");
        assertThat(again.strengths())
                .as("the parent's strength, the child's probability")
                .containsOnly(.9);
    }

    @Test
    void aHypotheticalProvisionActsLikeAnyOther() {
        Provision added = Books.provision("ban", Books.from("2026-01-01"));
        Scenario scenario = new Scenario("s", "S", "", null, List.of(), List.of(added));
        PolicyBook book = Books.of(List.of(scenario), RULE);
        List<ProvisionSample> samples =
                PolicyModel.sample(book, scenario, Books.NO_CHIPS, LocalDate.of(2025, 6, 1), BLOCK);
        assertThat(samples).extracting(ProvisionSample::key).containsExactly("hypothetical/ban", "m/rule");
        assertThat(samples.getFirst().onsets()).containsOnly(new Quarter(2026, 1).index());
    }

    @Test
    void differencesTellEachFieldOnBothSides() {
        Scenario one = scenario("one", null, change(null, .5, 2.0, null));
        Scenario two = new Scenario(
                "two",
                "Two",
                "",
                null,
                List.of(change(false, null, 2.0, null)),
                List.of(Books.provision("ban", Books.from("2026-01-01"))));
        PolicyBook book = Books.of(List.of(one, two), RULE);
        assertThat(Overlay.differences(book.overlay(one), book.overlay(one))).isEmpty();
        assertThat(Overlay.differences(book.overlay(one), book.overlay(two)))
                .contains(
                        new Overlay.Difference("m/rule", "enabled", "as in the book", "no"),
                        new Overlay.Difference("m/rule", "occurrence_probability", "0.5", "as in the book"),
                        new Overlay.Difference("hypothetical/ban", "presence", "absent", "hypothetical"))
                .extracting(Overlay.Difference::field)
                .doesNotContain("delay_quarters");
    }

    @Test
    void refusesWhatDoesNotFit() {
        refused("'s' changes 'gone'", () -> rule(scenario("s", "gone", change(false, null, null, null))));
        refused(
                "a over b over a",
                () -> rule(
                        scenario("a", "b", change(false, null, null, null)),
                        scenario("b", "a", change(true, null, null, null))));
        refused("1.5", () -> change(null, 1.5, null, null));
        refused("'m/rule' changes nothing", () -> change(null, null, null, null));
        refused(
                "m/rule' twice",
                () -> scenario("s", null, change(false, null, null, null), change(true, null, null, null)));
        refused(
                "delay_quarters and effective_from",
                () -> new Scenario.Change(
                        "m/rule", null, null, 1.0, DateRange.certain(LocalDate.of(2026, 1, 1)), null, null));
        refused(
                "no other provision",
                () -> Books.of(
                        List.of(new Scenario(
                                "s",
                                "S",
                                "",
                                null,
                                List.of(),
                                List.of(Books.superseding("ban", "m/gone", Books.from("2026-01-01"))))),
                        RULE));
    }

    @Test
    void aBookRefusesCirclesUnknownNamesAndSharedDimensions() {
        ProvisionRecord record = Books.from("2026-01-01");
        refused(
                "circle: m/a, m/b, m/a",
                () -> Books.of(Books.superseding("a", "m/b", record), Books.superseding("b", "m/a", record)));
        refused("m/a supersedes 'm/gone'", () -> Books.of(Books.superseding("a", "m/gone", record)));
        refused("m/a conflicts with 'm/a'", () -> Books.of(Books.conflicting("a", "m/a", record)));
        refused("dimension 3 is claimed", () -> Books.of(dimension("a", 3), dimension("b", 3)));
        refused("(32)", () -> Books.of(dimension("a", 32)));
        refused("hold from 2025-01-01", () -> Books.provision("a", record, Books.from("2026-06-01")));
    }

    private static Provision dimension(String id, int dimension) {
        return new Provision(
                id,
                Books.BLOCK,
                Scope.ALL,
                Provision.Precedence.NONE,
                Map.of(),
                Map.of(ProvisionInput.OCCURS, dimension),
                List.of(Books.from("2026-01-01")));
    }

    private static void refused(String part, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    @Test
    void disabledNamesComeInOrder() {
        Scenario scenario = Scenario.disabling("s", "S", "", Set.of("m/rule", "m/other"));
        assertThat(Books.of(List.of(scenario), RULE, OTHER).overlay(scenario).disabled())
                .containsExactly("m/other", "m/rule");
    }
}
