package chipgap.forecast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is changed on top of a scenario.
 *
 * @param changes what is changed of provisions
 * @param multipliers what supply and demand are multiplied by
 * @param assumptions numbers of the caller's own, at least one; null for none
 */
public record Overlay(
        List<ProvisionChange> changes,
        Multipliers multipliers,
        @Nullable List<Assumption> assumptions) {
    public Overlay {
        changes = List.copyOf(changes);
        assumptions = assumptions == null ? null : List.copyOf(assumptions);
    }

    /** An overlay, or null when it changes nothing. */
    public static @Nullable Overlay of(
            List<ProvisionChange> changes, Multipliers multipliers, List<Assumption> assumptions) {
        return changes.isEmpty() && multipliers.equals(Multipliers.NONE) && assumptions.isEmpty()
                ? null
                : new Overlay(changes, multipliers, assumptions.isEmpty() ? null : assumptions);
    }
}
