package chipgap.forecast.app;

import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Sweep;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.Sampler;

/**
 * The blocks that draws of a run fall into.
 *
 * @param seed seed of all streams
 * @param sampler how the draws of the whole run are spread
 * @param from first draw
 * @param to draw after the last one
 */
record DrawBlocks(long seed, Sampler sampler, long from, long to) {
    private static final int BLOCK_DRAWS = 512;

    /** All draws of a run. */
    static DrawBlocks of(ForecastSpec spec) {
        return new DrawBlocks(spec.seed(), spec.sampler(), 0, spec.usedDraws());
    }

    /** The draws of a part. */
    static DrawBlocks of(ForecastSpec spec, Sweep.Part part) {
        return new DrawBlocks(
                spec.seed(), spec.sampler(), part.firstDraw(), (long) part.firstDraw() + part.drawCount());
    }

    int count() {
        return (int) ((to - from + BLOCK_DRAWS - 1) / BLOCK_DRAWS);
    }

    DrawBlock at(int number) {
        long first = from + (long) number * BLOCK_DRAWS;
        return new DrawBlock(seed, first, (int) Math.min(BLOCK_DRAWS, to - first), sampler);
    }
}
