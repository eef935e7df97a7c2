package chipgap.kernel.random;

/**
 * Latin hypercube sampling: each input and step has its own random order of the strata, and a place at random inside each.
 *
 * <p>Source: McKay, Beckman, Conover, Technometrics 21 (1979), doi:10.1080/00401706.1979.10489755.
 */
public record HypercubeSampler(DrawPlan plan) implements ScrambledSampler {
    private static final long ORDER = 0x6F72646572L;

    @Override
    public void fill(long seed, RandomInput input, long step, long firstDraw, double[] uniforms) {
        Stream stream = Stream.of(seed, input.name());
        Stream order = stream.branch(ORDER);
        Strata.fill(
                plan,
                stream,
                step,
                firstDraw,
                uniforms,
                scramble -> new KeyedPermutation(order, scramble, step, plan.pointBits()));
    }
}
