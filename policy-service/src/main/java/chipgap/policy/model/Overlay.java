package chipgap.policy.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with all its parents: what it comes to.
 *
 * @param changes changes by key of provision
 * @param hypothetical provisions that exist here only, by key
 */
public record Overlay(Map<String, Scenario.Change> changes, Map<String, Provision> hypothetical) {
    /** The measure that hypothetical provisions belong to; no real one may be called so. */
    public static final String HYPOTHETICAL = "hypothetical";

    private static final String AS_IN_THE_BOOK = "as in the book";

    /** The book as it stands. */
    static final Overlay NONE = new Overlay(Map.of(), Map.of());

    public Overlay {
        changes = Map.copyOf(changes);
        hypothetical = Map.copyOf(hypothetical);
    }

    /** Keys of the provisions that never take effect. */
    public Set<String> disabled() {
        return changes.values().stream()
                .filter(Scenario.Change::disables)
                .map(Scenario.Change::provision)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A scenario on top of this. */
    Overlay with(Scenario scenario) {
        Map<String, Scenario.Change> merged = new TreeMap<>(changes);
        for (Scenario.Change change : scenario.changes()) {
            merged.merge(change.provision(), change, (earlier, later) -> later.over(earlier));
        }
        Map<String, Provision> added = new TreeMap<>(hypothetical);
        for (Provision provision : scenario.hypothetical()) {
            if (added.put(key(provision), provision) != null) {
                throw new IllegalArgumentException(
                        "The scenario '%s' adds '%s', which a parent of it adds too. Give it another id."
                                .formatted(scenario.id(), provision.id()));
            }
        }
        return new Overlay(merged, added);
    }

    static String key(Provision hypothetical) {
        return HYPOTHETICAL + "/" + hypothetical.id();
    }

    /**
     * One difference of two scenarios, in words.
     *
     * @param provision key of the provision
     * @param field what differs
     * @param first it in the first one
     * @param second it in the second one
     */
    public record Difference(String provision, String field, String first, String second) {}

    /** What two scenarios change in different ways, in ascending order of provision and field. */
    public static List<Difference> differences(Overlay first, Overlay second) {
        List<Difference> differences = new ArrayList<>();
        Set<String> keys = new TreeSet<>(first.changes.keySet());
        keys.addAll(second.changes.keySet());
        keys.addAll(first.hypothetical.keySet());
        keys.addAll(second.hypothetical.keySet());
        for (String key : keys) {
            Map<String, String> left = first.words(key);
            Map<String, String> right = second.words(key);
            Set<String> fields = new TreeSet<>(left.keySet());
            fields.addAll(right.keySet());
            for (String field : fields) {
                String unchanged = key.startsWith(HYPOTHETICAL + "/") ? "absent" : AS_IN_THE_BOOK;
                String one = left.getOrDefault(field, unchanged);
                String other = right.getOrDefault(field, unchanged);
                if (!one.equals(other)) {
                    differences.add(new Difference(key, field, one, other));
                }
            }
        }
        return differences;
    }

    private Map<String, String> words(String key) {
        Map<String, String> words = new TreeMap<>();
        Provision added = hypothetical.get(key);
        if (added != null) {
            ProvisionRecord known = added.newestRecord();
            words.put("presence", "hypothetical");
            words.put("occurrence_probability", Double.toString(known.occurrenceProbability()));
            words.put("effective_from", known.effectiveFrom().toString());
            words.put("strength", known.strength().toString());
            words.put("leakage", known.leakage().toString());
        }
        Scenario.Change change = changes.get(key);
        if (change != null) {
            // Enabled is how every provision is in the book.
            put(words, "enabled", change.disables() ? "no" : null);
            put(words, "occurrence_probability", change.probability());
            put(words, "delay_quarters", change.delayQuarters());
            put(words, "effective_from", change.effectiveFrom());
            put(words, "strength", change.strength());
            put(words, "leakage", change.leakage());
        }
        return words;
    }

    private static void put(Map<String, String> words, String field, @Nullable Object value) {
        if (value != null) {
            words.put(field, value.toString());
        }
    }
}
