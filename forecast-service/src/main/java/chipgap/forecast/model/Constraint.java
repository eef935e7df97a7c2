package chipgap.forecast.model;

/** What stops one more domestic chip. */
public enum Constraint {
    NONE,
    FOUNDRY,
    HBM,
    PACKAGING
}
