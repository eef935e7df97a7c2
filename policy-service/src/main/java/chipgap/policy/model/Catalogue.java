package chipgap.policy.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The chips that rules are run on.
 *
 * @param digest SHA-256 of the data they were read from
 * @param chips chips in ascending order of id
 */
public record Catalogue(String digest, List<ChipFacts> chips) {
    public Catalogue {
        chips = chips.stream().sorted(Comparator.comparing(ChipFacts::id)).toList();
    }

    public Optional<ChipFacts> chip(String id) {
        return chips.stream().filter(chip -> chip.id().equals(id)).findFirst();
    }

    /**
     * Checks that the scopes of provisions name chips there are, so that a typo never lets a chip slip out of a rule.
     *
     * @throws IllegalArgumentException naming the provision and the chip
     */
    public void check(Map<String, Provision> provisions) {
        provisions.forEach((key, provision) -> {
            ChipScope scope = provision.scope().chips();
            for (String named : scope == null ? Set.<String>of() : scope.namedChips()) {
                if (chip(named).isEmpty()) {
                    throw new IllegalArgumentException(
                            "The scope of %s names the chip '%s', which is not in the catalogue."
                                    .formatted(key, named));
                }
            }
        });
    }

    /** Ids of the chips that a scope holds for; one that cannot be told is left out. */
    List<String> chipsIn(ChipScope scope) {
        return chips.stream()
                .filter(chip -> scope.holdsFor(chip) == Truth.HOLDS)
                .map(ChipFacts::id)
                .toList();
    }
}
