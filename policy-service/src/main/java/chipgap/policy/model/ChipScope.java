package chipgap.policy.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A predicate over chips: all conditions hold and, where there are alternatives, all conditions of one of them.
 *
 * @param conditions conditions of every chip in scope
 * @param alternatives alternatives, none empty
 * @param cleared reason by id of each chip that is outside whatever its numbers
 */
public record ChipScope(List<Condition> conditions, List<List<Condition>> alternatives, Map<String, String> cleared) {
    public ChipScope {
        conditions = List.copyOf(conditions);
        alternatives = alternatives.stream().map(List::copyOf).toList();
        cleared = Map.copyOf(cleared);
        if (conditions.isEmpty() && alternatives.isEmpty()) {
            throw new IllegalArgumentException("A scope of chips needs a condition. Leave it out for every chip.");
        }
        if (alternatives.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("An alternative of a scope needs a condition.");
        }
        cleared.forEach((chip, reason) -> {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("The cleared chip '%s' needs a reason.".formatted(chip));
            }
        });
    }

    /** Chips by their names. */
    public static ChipScope named(List<String> chips) {
        return new ChipScope(
                List.of(new Condition.Words(ChipAttribute.CHIP, Set.copyOf(chips), Set.of())), List.of(), Map.of());
    }

    /**
     * One condition beside the chip's value.
     *
     * @param alternative number of the alternative, from 1; 0 for the common conditions
     * @param condition the condition
     * @param value the chip's value in words, empty when it was not published
     * @param met whether it is met
     */
    public record Comparison(int alternative, Condition condition, String value, Truth met) {}

    /** Every condition beside the chip's value. */
    public List<Comparison> compare(ChipFacts chip) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i <= alternatives.size(); i++) {
            for (Condition condition : part(i)) {
                comparisons.add(new Comparison(i, condition, condition.valueOf(chip), condition.holdsFor(chip)));
            }
        }
        return comparisons;
    }

    /** Whether it holds for a chip. */
    public Truth holdsFor(ChipFacts chip) {
        if (cleared.containsKey(chip.id())) {
            return Truth.FAILS;
        }
        Truth one = alternatives.isEmpty() ? Truth.HOLDS : Truth.FAILS;
        for (List<Condition> alternative : alternatives) {
            one = one.or(allHold(alternative, chip));
        }
        return allHold(conditions, chip).and(one);
    }

    private static Truth allHold(List<Condition> conditions, ChipFacts chip) {
        return conditions.stream().map(condition -> condition.holdsFor(chip)).reduce(Truth.HOLDS, Truth::and);
    }

    /** The scope with one bound replaced; null leaves that side as it is. */
    ChipScope withBound(ThresholdEdit edit) {
        List<Condition> edited = part(edit.alternative()).stream()
                .map(condition -> condition instanceof Condition.Bound bound && bound.attribute() == edit.attribute()
                        ? edit.applyTo(bound)
                        : condition)
                .toList();
        if (edited.equals(part(edit.alternative())) && !hasBound(edit)) {
            throw new IllegalArgumentException("Alternative %d of the scope has no bound on %s."
                    .formatted(edit.alternative(), edit.attribute().text()));
        }
        if (edit.alternative() == 0) {
            return new ChipScope(edited, alternatives, cleared);
        }
        List<List<Condition>> others = new ArrayList<>(alternatives);
        others.set(edit.alternative() - 1, edited);
        return new ChipScope(conditions, others, cleared);
    }

    private boolean hasBound(ThresholdEdit edit) {
        return part(edit.alternative()).stream()
                .anyMatch(condition ->
                        condition instanceof Condition.Bound bound && bound.attribute() == edit.attribute());
    }

    private List<Condition> part(int alternative) {
        if (alternative < 0 || alternative > alternatives.size()) {
            throw new IllegalArgumentException(
                    "The scope has alternatives 1 to %d, and 0 for its common conditions, not %d."
                            .formatted(alternatives.size(), alternative));
        }
        return alternative == 0 ? conditions : alternatives.get(alternative - 1);
    }

    /** Chips that are named anywhere in it. */
    Set<String> namedChips() {
        Set<String> named = new LinkedHashSet<>(cleared.keySet());
        for (int i = 0; i <= alternatives.size(); i++) {
            for (Condition condition : part(i)) {
                if (condition instanceof Condition.Words words && words.attribute() == ChipAttribute.CHIP) {
                    named.addAll(words.oneOf());
                    named.addAll(words.noneOf());
                }
            }
        }
        return named;
    }
}
