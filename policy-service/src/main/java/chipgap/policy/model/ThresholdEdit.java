package chipgap.policy.model;

import org.jspecify.annotations.Nullable;

/**
 * A bound of a scope, changed to see what it would do.
 *
 * @param alternative number of the alternative, from 1; 0 for the common conditions
 * @param attribute whose bound
 * @param atLeast new lower bound, null to leave it
 * @param below new upper bound, null to leave it
 */
public record ThresholdEdit(
        int alternative,
        ChipAttribute attribute,
        @Nullable Double atLeast,
        @Nullable Double below) {
    Condition.Bound applyTo(Condition.Bound bound) {
        return new Condition.Bound(
                attribute, atLeast == null ? bound.atLeast() : atLeast, below == null ? bound.below() : below);
    }
}
