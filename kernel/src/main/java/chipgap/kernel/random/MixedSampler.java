package chipgap.kernel.random;

/** The default: Sobol points for inputs with a sampling dimension at step 0, the Latin hypercube for everything else. */
public record MixedSampler(DrawPlan plan) implements ScrambledSampler {
    @Override
    public void fill(long seed, RandomInput input, long step, long firstDraw, double[] uniforms) {
        boolean hasPoints = input.samplingDimension() != null && step == 0;
        Sampler sampler = hasPoints ? new SobolSampler(plan) : new HypercubeSampler(plan);
        sampler.fill(seed, input, step, firstDraw, uniforms);
    }
}
