package chipgap.kernel.random;

import chipgap.kernel.distribution.Normal;

/**
 * A block of consecutive draws, and the random numbers of its named streams.
 *
 * <p>A number depends on (seed, sampler, input, draw, step) alone: not on the block it was asked in, nor on which other inputs exist. So every
 * part of a system that asks for the same input in the same draw sees the same world.
 *
 * @param seed seed of all streams
 * @param firstDraw index of the first draw, 0 or more
 * @param drawCount number of draws, 1 or more
 * @param sampler how the draws of the whole run are spread
 */
public record DrawBlock(long seed, long firstDraw, int drawCount, Sampler sampler) {
    public DrawBlock {
        if (firstDraw < 0) {
            throw new IllegalArgumentException(
                    "The first draw (%d) of a block must be 0 or more.".formatted(firstDraw));
        }
        if (drawCount < 1) {
            throw new IllegalArgumentException("A block must hold at least one draw, not %d.".formatted(drawCount));
        }
        if (firstDraw > sampler.draws() - drawCount) {
            throw new IllegalArgumentException(
                    "The block of %d draws from draw %d ends after the %d draws of the run. Ask for a shorter block or plan more draws."
                            .formatted(drawCount, firstDraw, sampler.draws()));
        }
    }

    /** A block of independent draws. */
    public DrawBlock(long seed, long firstDraw, int drawCount) {
        this(seed, firstDraw, drawCount, new PhiloxSampler());
    }

    /**
     * Uniform numbers in (0, 1), one a draw, on a grid of 2^52 points that leaves out both ends.
     *
     * @param input whose numbers
     * @param step index along the stream, e.g. a quarter, 0 where there is only one
     * @return a new array of length {@code drawCount}
     */
    public double[] uniforms(RandomInput input, long step) {
        double[] uniforms = new double[drawCount];
        sampler.fill(seed, input, step, firstDraw, uniforms);
        return uniforms;
    }

    /** Uniform numbers of an input without a sampling dimension. */
    public double[] uniforms(String name, long step) {
        return uniforms(new RandomInput(name), step);
    }

    /** Standard normal numbers, one a draw: the quantiles of {@link #uniforms}. */
    public double[] normals(RandomInput input, long step) {
        double[] normals = uniforms(input, step);
        Normal.quantiles(normals);
        return normals;
    }

    /** Standard normal numbers of an input without a sampling dimension. */
    public double[] normals(String name, long step) {
        return normals(new RandomInput(name), step);
    }
}
