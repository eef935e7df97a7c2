package chipgap.kernel.random;

import java.util.Arrays;

/**
 * The one draw in which every input is at its median: all uniform numbers are 1/2, so all normal ones 0. What happens with a probability above 1/2
 * happens; of several sources the one at the middle of their weights is heard.
 */
public record MedianSampler() implements Sampler {
    @Override
    public long draws() {
        return 1;
    }

    @Override
    public int scrambles() {
        return 1;
    }

    @Override
    public int scrambleOf(long draw) {
        return 0;
    }

    @Override
    public void fill(long seed, RandomInput input, long step, long firstDraw, double[] uniforms) {
        Arrays.fill(uniforms, 0.5);
    }
}
