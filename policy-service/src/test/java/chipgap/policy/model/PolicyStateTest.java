package chipgap.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyStateTest {
    private static final QuarterRange YEAR = new QuarterRange(new Quarter(2026, 1), new Quarter(2027, 1));
    private static final Catalogue CHIPS = new Catalogue("two", List.of(chip("h20"), chip("h100")));
    private static final PolicyBook.ChipClass FOREIGN = new PolicyBook.ChipClass(
            "foreign",
            "Foreign",
            new ChipScope(
                    List.of(new Condition.Words(ChipAttribute.ORIGIN, Set.of("US"), Set.of())), List.of(), Map.of()));

    private static ChipFacts chip(String id) {
        return new ChipFacts(id, id, "Nvidia", "US", "4N", 100.0, null, null, null, null, null, null);
    }

    private static PolicyState state(Provision... provisions) {
        PolicyBook made = Books.of(provisions);
        PolicyBook book = new PolicyBook(made.measures(), List.of(FOREIGN), made.scenarios());
        return PolicyState.of(
                PolicyModel.sample(book, Books.BASELINE, CHIPS, Books.AS_OF, PolicyState.DRAWS), book, CHIPS, YEAR);
    }

    private static Provision blocking(String id, List<String> chips, double probability, double strength) {
        return new Provision(
                id,
                Books.BLOCK,
                new Scope(ChipScope.named(chips), List.of()),
                Provision.Precedence.NONE,
                Map.of(),
                Map.of(),
                List.of(Books.record(probability, DateRange.certain(LocalDate.of(2026, 4, 1)), strength, 0)));
    }

    @Test
    void expectedStrengthIsProbabilityTimesStrengthAndZeroBeforeTheStart() {
        PolicyState.OfProvision each =
                state(blocking("a", List.of("h20"), .5, .8)).provisions().getFirst();
        assertThat(each.strengths().getFirst()).isZero();
        assertThat(each.strengths().getLast()).isCloseTo(.4, within(.01));
        assertThat(each.inForce().getLast()).isCloseTo(.5, within(.01));
    }

    @Test
    void blocksOfAClassActInSeriesOnEachOfItsChips() {
        PolicyState state = state(blocking("a", List.of("h20"), 1, .5), blocking("b", List.of("h20", "h100"), 1, .5));
        assertThat(state.effects()).hasSize(1);
        PolicyState.OfEffect foreign = state.effects().getFirst();
        assertThat(foreign.effect()).isEqualTo("block_flow legal_import");
        assertThat(foreign.chipClass()).isEqualTo("foreign");
        assertThat(foreign.strengths().getLast())
                .as("three quarters of the H20s and half of the H100s")
                .isCloseTo((.75 + .5) / 2, within(1e-12));
    }

    @Test
    void aProvisionAboutNoChipThatExistsIsLeftOut() {
        assertThat(state(blocking("a", List.of("h800"), 1, 1)).provisions()).isEmpty();
    }
}
