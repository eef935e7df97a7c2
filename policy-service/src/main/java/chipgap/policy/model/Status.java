package chipgap.policy.model;

/** Where a provision stands. */
public enum Status {
    RUMOURED,
    UNDER_CONSIDERATION,
    ANNOUNCED,
    IN_FORCE,
    SUSPENDED,
    EXPIRED,
    RESCINDED,
    REJECTED
}
