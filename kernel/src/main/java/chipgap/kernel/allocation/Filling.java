package chipgap.kernel.allocation;

/** Fills the groups of one network, from amounts alone. Holds working space: one filling a thread. */
sealed interface Filling permits ClosedSetFilling, EachDrawFilling {
    /**
     * Fills in some draws. Every argument is a column of draws for each supply or group.
     *
     * @param supply amounts
     * @param need needs
     * @param ratio receives the share of its need that each group gets, exactly 1 where it is met in full
     * @param used receives what is used of each supply
     * @param from first draw
     * @param end the draw after the last one
     */
    void fill(double[][] supply, double[][] need, double[][] ratio, double[][] used, int from, int end);
}
