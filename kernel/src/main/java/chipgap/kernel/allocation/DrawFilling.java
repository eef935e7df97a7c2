package chipgap.kernel.allocation;

/** Fills the groups of one network in one draw. */
sealed interface DrawFilling permits FlowFilling, ProRataFilling {
    /**
     * Fills.
     *
     * @param supply amount of each supply
     * @param need need of each group
     * @param ratio receives the share of its need that each group gets, exactly 1 where it is met in full
     * @param used receives what is used of each supply
     */
    void fill(double[] supply, double[] need, double[] ratio, double[] used);
}
