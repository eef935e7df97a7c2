package chipgap.kernel.random;

/**
 * A way to give the draws of a run their uniform numbers. Each number is uniform in (0, 1) and a pure function of (seed, sampler, input, draw,
 * step): it does not depend on what else is asked, nor on which other inputs exist.
 */
public sealed interface Sampler permits PhiloxSampler, MedianSampler, ScrambledSampler {
    /** Number of draws that there are numbers for. */
    long draws();

    /** Number of groups of draws that are independent of one another; 1 where all draws are. */
    int scrambles();

    /** The group of a draw, in [0, {@link #scrambles}). */
    int scrambleOf(long draw);

    /**
     * Fills an array with the numbers of consecutive draws.
     *
     * @param seed seed of all streams
     * @param input whose numbers
     * @param step index along the input's stream, e.g. a quarter, 0 where there is only one
     * @param firstDraw draw of the first element
     * @param uniforms receives one number a draw
     */
    void fill(long seed, RandomInput input, long step, long firstDraw, double[] uniforms);
}
