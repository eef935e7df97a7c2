package chipgap.policy.model;

import java.util.Set;

/**
 * The baseline with some provisions changed.
 *
 * @param id stable id
 * @param title what it is called
 * @param description the question it answers
 * @param disabled provisions that never take effect, as {@code measure/provision}
 */
public record Scenario(String id, String title, String description, Set<String> disabled) {
    public Scenario {
        disabled = Set.copyOf(disabled);
    }
}
