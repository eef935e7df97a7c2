package chipgap.policy.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what a provision is about.
 *
 * @param chips chips in scope, null for every chip
 * @param headquarters countries where the buyer or its parent has its headquarters, empty for wherever
 */
public record Scope(@Nullable ChipScope chips, List<String> headquarters) {
    /** Everything. */
    public static final Scope ALL = new Scope(null, List.of());

    public Scope {
        headquarters = List.copyOf(headquarters);
    }
}
