package chipgap.supply.model;

/** What stops one more domestic chip. */
public enum Constraint {
    /** Nothing of the model: published deliveries replace it. */
    NONE,
    /** Good dies. */
    FOUNDRY,
    /** Memory stacks. */
    HBM,
    /** Packages. */
    PACKAGING
}
