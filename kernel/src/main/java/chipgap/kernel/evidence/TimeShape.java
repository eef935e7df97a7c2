package chipgap.kernel.evidence;

/** How a quantity's numbers relate to time. */
public enum TimeShape {
    /** One number that holds at all times. */
    CONSTANT,
    /** A number at each instant, e.g. a capacity or a price; a figure holds in the middle of its period. */
    LEVEL,
    /** An amount in each quarter; a figure is the total of its period. */
    FLOW
}
