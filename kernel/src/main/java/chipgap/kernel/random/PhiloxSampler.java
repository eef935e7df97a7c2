package chipgap.kernel.random;

/** Independent draws from Philox4x32-10, without end. */
public record PhiloxSampler() implements Sampler {
    @Override
    public long draws() {
        return Long.MAX_VALUE;
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
        long[] bits = Stream.of(seed, input.name()).bits(firstDraw, step, uniforms.length);
        for (int i = 0; i < uniforms.length; i++) {
            uniforms[i] = UnitGrid.point(bits[i]);
        }
    }
}
