package chipgap.policy.model;

import java.util.List;

/**
 * What one provision says about one chip on one day.
 *
 * @param key key of the provision
 * @param kind what it says
 * @param inForce probability that it is in force on the day
 * @param explanation why, in a sentence
 * @param comparisons the numbers compared
 */
public record Verdict(
        String key, Kind kind, double inForce, String explanation, List<ChipScope.Comparison> comparisons) {
    public Verdict {
        comparisons = List.copyOf(comparisons);
    }

    /** What a provision says about a chip. */
    public enum Kind {
        /** In scope and in force. */
        CAUGHT,
        /** In scope; not in force on the day. */
        IN_SCOPE_NOT_IN_FORCE,
        /** Out of scope. */
        OUT_OF_SCOPE,
        /** A number that decides was not published. */
        UNDETERMINED
    }
}
