package chipgap.policy.model;

/** An answer that may be unknown, because a number was not published. */
public enum Truth {
    HOLDS,
    FAILS,
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    /** Holds if both hold, fails if one fails. */
    Truth and(Truth other) {
        if (this == FAILS || other == FAILS) {
            return FAILS;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : HOLDS;
    }

    /** Holds if one holds, fails if both fail. */
    Truth or(Truth other) {
        if (this == HOLDS || other == HOLDS) {
            return HOLDS;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : FAILS;
    }
}
