package chipgap.kernel.random;

/** A sampler that spreads the points of a scramble evenly: each of 2^k equal strata of (0, 1) holds exactly one number of an input and step. */
public sealed interface ScrambledSampler extends Sampler permits HypercubeSampler, SobolSampler, MixedSampler {
    DrawPlan plan();

    @Override
    default long draws() {
        return plan().draws();
    }

    @Override
    default int scrambles() {
        return plan().scrambles();
    }

    @Override
    default int scrambleOf(long draw) {
        return plan().scrambleOf(draw);
    }
}
