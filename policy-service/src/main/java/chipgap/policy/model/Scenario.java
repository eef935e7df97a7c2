package chipgap.policy.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another scenario, or the policy book itself, with some provisions changed.
 *
 * @param id stable id
 * @param title what it is called
 * @param description the question it answers
 * @param parent id of the scenario it changes, null for the book as it stands
 * @param changes what it changes, in ascending order of provision
 * @param hypothetical provisions that exist here only
 */
public record Scenario(
        String id,
        String title,
        String description,
        @Nullable String parent,
        List<Change> changes,
        List<Provision> hypothetical) {
    public Scenario {
        changes =
                changes.stream().sorted(Comparator.comparing(Change::provision)).toList();
        hypothetical = hypothetical.stream()
                .sorted(Comparator.comparing(Provision::id))
                .toList();
        requireDistinct(id, changes.stream().map(Change::provision).toList());
        requireDistinct(id, hypothetical.stream().map(Provision::id).toList());
    }

    /** A scenario over the book that switches provisions off. */
    public static Scenario disabling(String id, String title, String description, Set<String> disabled) {
        return new Scenario(
                id,
                title,
                description,
                null,
                disabled.stream().map(Change::disabling).toList(),
                List.of());
    }

    private static void requireDistinct(String scenario, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "The scenario '%s' speaks of '%s' twice. Join both into one entry.".formatted(scenario, name));
            }
        }
    }

    /**
     * What a scenario changes of one provision; null leaves a thing as it is.
     *
     * @param provision key of the provision
     * @param enabled whether it may take effect
     * @param probability probability that it does
     * @param delayQuarters quarters by which it starts later
     * @param effectiveFrom when it starts instead
     * @param strength its strength instead
     * @param leakage its leakage instead
     */
    public record Change(
            String provision,
            @Nullable Boolean enabled,
            @Nullable Double probability,
            @Nullable Double delayQuarters,
            @Nullable DateRange effectiveFrom,
            @Nullable FractionRange strength,
            @Nullable FractionRange leakage) {
        public Change {
            if (enabled == null
                    && probability == null
                    && delayQuarters == null
                    && effectiveFrom == null
                    && strength == null
                    && leakage == null) {
                throw new IllegalArgumentException("The change of '%s' changes nothing.".formatted(provision));
            }
            if (probability != null) {
                Fractions.requireProbability("occurrence_probability", probability);
            }
            if (delayQuarters != null && !(delayQuarters > 0 && delayQuarters < 100)) {
                throw new IllegalArgumentException(
                        "The delay_quarters (%s) must lie in (0, 100).".formatted(delayQuarters));
            }
            if (delayQuarters != null && effectiveFrom != null) {
                throw new IllegalArgumentException(
                        "The change of '%s' gives delay_quarters and effective_from. Give one of them."
                                .formatted(provision));
            }
        }

        /** A change that switches a provision off. */
        public static Change disabling(String provision) {
            return new Change(provision, false, null, null, null, null, null);
        }

        /** This change on top of an earlier one. */
        Change over(Change earlier) {
            boolean moves = delayQuarters != null || effectiveFrom != null;
            return new Change(
                    provision,
                    either(enabled, earlier.enabled),
                    either(probability, earlier.probability),
                    moves ? delayQuarters : earlier.delayQuarters,
                    moves ? effectiveFrom : earlier.effectiveFrom,
                    either(strength, earlier.strength),
                    either(leakage, earlier.leakage));
        }

        private static <T> @Nullable T either(@Nullable T later, @Nullable T earlier) {
            return later == null ? earlier : later;
        }

        boolean disables() {
            return Boolean.FALSE.equals(enabled);
        }

        /** What is known of the provision, as this scenario has it; the delay apart. */
        ProvisionRecord applyTo(ProvisionRecord known) {
            return new ProvisionRecord(
                    known.knownFrom(),
                    known.status(),
                    probability == null ? known.occurrenceProbability() : probability,
                    effectiveFrom == null ? known.effectiveFrom() : effectiveFrom,
                    known.effectiveTo(),
                    known.endProbability(),
                    known.phaseInQuarters(),
                    strength == null ? known.strength() : strength,
                    leakage == null ? known.leakage() : leakage,
                    known.reason());
        }
    }
}
