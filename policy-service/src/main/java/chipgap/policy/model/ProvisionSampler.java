package chipgap.policy.model;

import chipgap.kernel.distribution.Normal;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.RandomInput;
import chipgap.kernel.time.Quarter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Samples provisions over one block. What is certain takes no random numbers, and each common factor is drawn once. */
final class ProvisionSampler {
    /** An end so late that no horizon reaches it. */
    private static final double NEVER = new Quarter(2100, 1).index();

    private final DrawBlock block;
    private final Map<String, double[]> factors = new HashMap<>();

    ProvisionSampler(DrawBlock block) {
        this.block = block;
    }

    /** One provision without regard to others; {@code delay} quarters are added to each start. */
    ProvisionSample sample(String key, Provision provision, Effect effect, ProvisionRecord known, double delay) {
        double[] onsets = known.effectiveFrom().sample(block, input(ProvisionInput.ONSET, key, provision));
        if (delay > 0) {
            for (int i = 0; i < onsets.length; i++) {
                onsets[i] += delay;
            }
        }
        return new ProvisionSample(
                key,
                effect,
                provision.scope().headquarters(),
                known.phaseInQuarters(),
                onsets,
                ends(key, provision, known, onsets),
                strengths(key, provision, known));
    }

    private static RandomInput input(ProvisionInput input, String key, Provision provision) {
        return input.of(key, provision.samplingDimensions());
    }

    private double[] ends(String key, Provision provision, ProvisionRecord known, double[] onsets) {
        double[] ends = new double[onsets.length];
        DateRange effectiveTo = known.effectiveTo();
        if (effectiveTo == null) {
            Arrays.fill(ends, NEVER);
            return ends;
        }
        double[] happens = block.uniforms(input(ProvisionInput.ENDS, key, provision), 0);
        double[] instants = effectiveTo.sample(block, input(ProvisionInput.END, key, provision));
        for (int i = 0; i < ends.length; i++) {
            ends[i] = happens[i] < known.endProbability() ? Math.max(onsets[i], instants[i]) : NEVER;
        }
        return ends;
    }

    /** A high common factor makes a provision with a positive loading both likelier and stronger. */
    private double[] strengths(String key, Provision provision, ProvisionRecord known) {
        double[] strengths = known.strength().isCertain()
                ? known.strength().inEachOf(block.drawCount())
                : known.strength().at(correlated(ProvisionInput.STRENGTH, key, provision));
        double[] leakages = known.leakage().isCertain()
                ? known.leakage().inEachOf(block.drawCount())
                : known.leakage().at(block.normals(input(ProvisionInput.LEAKAGE, key, provision), 0));
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] *= 1 - leakages[i];
        }
        clearWhereItDoesNotOccur(key, provision, known.occurrenceProbability(), strengths);
        return strengths;
    }

    private void clearWhereItDoesNotOccur(String key, Provision provision, double probability, double[] strengths) {
        if (probability == 1) {
            return;
        }
        if (probability == 0) {
            Arrays.fill(strengths, 0);
            return;
        }
        double[] occurs = correlated(ProvisionInput.OCCURS, key, provision);
        double threshold = Normal.quantile(1 - probability);
        for (int i = 0; i < strengths.length; i++) {
            if (!(occurs[i] > threshold)) {
                strengths[i] = 0;
            }
        }
    }

    /** As {@link chipgap.kernel.random.CorrelatedNormal}, with factors kept for the next provision. */
    private double[] correlated(ProvisionInput input, String key, Provision provision) {
        Map<String, Double> loadings = new TreeMap<>(provision.loadings());
        double explained = loadings.values().stream()
                .mapToDouble(loading -> loading * loading)
                .sum();
        double own = Math.sqrt(1 - explained);
        double[] normals = block.normals(input(input, key, provision), 0);
        for (int i = 0; i < normals.length; i++) {
            normals[i] *= own;
        }
        loadings.forEach((factor, loading) -> {
            double[] common = factors.computeIfAbsent(factor, name -> block.normals(name, 0));
            for (int i = 0; i < normals.length; i++) {
                normals[i] += loading * common[i];
            }
        });
        return normals;
    }
}
