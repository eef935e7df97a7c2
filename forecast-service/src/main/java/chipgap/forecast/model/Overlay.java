package chipgap.forecast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question changes on top of a scenario.
 *
 * @param changes what it changes of provisions
 * @param multipliers what supply and demand are multiplied by
 */
public record Overlay(List<ProvisionChange> changes, Multipliers multipliers) {
    public Overlay {
        changes = List.copyOf(changes);
    }

    /** An overlay, or null when it changes nothing. */
    public static @Nullable Overlay of(List<ProvisionChange> changes, Multipliers multipliers) {
        return changes.isEmpty() && multipliers.equals(Multipliers.NONE) ? null : new Overlay(changes, multipliers);
    }
}
