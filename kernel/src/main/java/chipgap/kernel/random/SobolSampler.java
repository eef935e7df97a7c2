package chipgap.kernel.random;

/**
 * Sobol points with Owen's nested uniform scrambling. Takes inputs with a sampling dimension, at step 0; {@link MixedSampler} takes all.
 *
 * <p>Source: Owen, "Scrambling Sobol' and Niederreiter–Xing points", J. Complexity 14 (1998), doi:10.1006/jcom.1998.0487.
 */
public record SobolSampler(DrawPlan plan) implements ScrambledSampler {
    private static final long SCRAMBLING = 0x6F77656EL;

    @Override
    public void fill(long seed, RandomInput input, long step, long firstDraw, double[] uniforms) {
        Integer dimension = input.samplingDimension();
        if (dimension == null || step != 0) {
            throw new IllegalArgumentException(
                    "There are Sobol points for inputs with a sampling dimension at step 0, not for '%s' (dimension %s, step %d). Use MixedSampler."
                            .formatted(input.name(), dimension, step));
        }
        Stream stream = Stream.of(seed, input.name());
        Stream scrambling = stream.branch(SCRAMBLING);
        Strata.fill(
                plan,
                stream,
                step,
                firstDraw,
                uniforms,
                scramble -> new ScrambledSobol(dimension, plan.pointBits(), scrambling.bits(scramble, 0)));
    }
}
