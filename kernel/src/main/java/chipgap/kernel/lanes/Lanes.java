package chipgap.kernel.lanes;

/**
 * Functions of whole columns of draws, in single precision.
 *
 * <p>Both twins do the same IEEE operations in the same order, so their results are equal in every bit, on every machine. Columns are processed
 * from index 0; the draws of a column are consecutive, from a multiple of {@link #ALIGNMENT} on. Methods do not check their arguments' values:
 * what is out of range gives a number without meaning, never a failure inside a run.
 */
public sealed interface Lanes permits ScalarLanes, VectorLanes {
    /** Draws are numbered in groups of this many; columns begin and end with a group. */
    int ALIGNMENT = 32;

    /** The plain twin: for short and cold runs, and where the vector module is absent. */
    static Lanes scalar() {
        return ScalarLanes.INSTANCE;
    }

    /** The fastest twin that this process can use. The vectorised one needs {@code --add-modules jdk.incubator.vector}. */
    static Lanes best() {
        return isVectorModulePresent() ? VectorLanes.INSTANCE : scalar();
    }

    /** Whether the process was started with the vector module. */
    static boolean isVectorModulePresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /**
     * Random 32-bit words of a stream: Philox4x32-10, word {@code 2 (draw/16 mod 2) + draw mod 2} of the counter
     * {@code (8 (draw/32) + draw mod 16 / 2, step)}.
     *
     * @param key key of the stream
     * @param step index along the stream, 0 or more
     * @param firstDraw first draw, a multiple of {@link #ALIGNMENT}
     * @param words receives one word a draw; its length is a multiple of {@link #ALIGNMENT}
     */
    void words(long key, long step, long firstDraw, int[] words);

    /**
     * Standard normal numbers of random words, symmetric around 0; relative error below 4e-7 against the exact quantile of
     * {@code (2 (w mod 2^31) + 1) / 2^33}.
     *
     * @param normals receives as many numbers as there are words
     */
    void normals(int[] words, float[] normals);

    /** Replaces x by e^x, for x in [-87, 88]; relative error below 1.2e-7; outside that range x is brought to its nearest end. */
    void exp(float[] values);

    /** Replaces positive normal x by its natural logarithm; error below 1.2e-7 relative, or 6e-8 absolute near 1. */
    void log(float[] values);

    /**
     * Copies the bits of the numbers above 0 to the front of an array, in their order.
     *
     * @param bits at least as long as the values; what follows the copied bits has no meaning afterwards
     * @return how many there are; -1 if any number has a sign, and then none of the bits has a meaning
     */
    int positives(float[] values, int[] bits);
}
