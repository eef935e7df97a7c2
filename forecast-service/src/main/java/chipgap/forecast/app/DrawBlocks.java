package chipgap.forecast.app;

import chipgap.forecast.model.ForecastSpec;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.Sampler;

/**
 * The blocks that the draws of a run fall into.
 *
 * @param seed seed of all streams
 * @param sampler how the draws are spread
 */
record DrawBlocks(long seed, Sampler sampler) {
    private static final int BLOCK_DRAWS = 256;

    static DrawBlocks of(ForecastSpec spec) {
        return new DrawBlocks(spec.seed(), spec.sampler());
    }

    int count() {
        return (int) ((sampler.draws() + BLOCK_DRAWS - 1) / BLOCK_DRAWS);
    }

    DrawBlock at(int number) {
        long first = (long) number * BLOCK_DRAWS;
        return new DrawBlock(seed, first, (int) Math.min(BLOCK_DRAWS, sampler.draws() - first), sampler);
    }
}
