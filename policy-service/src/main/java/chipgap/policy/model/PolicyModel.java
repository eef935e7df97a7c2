package chipgap.policy.model;

import chipgap.kernel.distribution.Normal;
import chipgap.kernel.random.CorrelatedNormal;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policy, draw by draw: which provisions take effect, when, and how strongly. */
public final class PolicyModel {
    /** Version of the model: results of two versions may differ. */
    public static final String VERSION = "policy-1";
    /** Quarters the model can answer for. */
    public static final QuarterRange HORIZON = new QuarterRange(new Quarter(2024, 1), new Quarter(2029, 1));

    /** An end so late that no horizon reaches it. */
    private static final double NEVER = new Quarter(2100, 1).index();

    private PolicyModel() {}

    /**
     * Samples every provision that was known on a date and has an effect.
     *
     * @return samples in ascending order of key
     */
    public static List<ProvisionSample> sample(PolicyBook book, Scenario scenario, LocalDate asOf, DrawBlock block) {
        List<ProvisionSample> samples = new ArrayList<>();
        for (Measure measure : book.measures()) {
            for (Provision provision : measure.provisions()) {
                String key = PolicyBook.key(measure, provision);
                if (!(provision.effect() instanceof Effect.ContextOnly)
                        && !scenario.disabled().contains(key)) {
                    provision.recordAt(asOf).ifPresent(known -> samples.add(sample(key, provision, known, block)));
                }
            }
        }
        return samples;
    }

    private static ProvisionSample sample(String key, Provision provision, ProvisionRecord known, DrawBlock block) {
        double[] onsets = known.effectiveFrom().at(block.normals(key + "/onset", 0));
        return new ProvisionSample(
                key,
                provision.effect(),
                known.phaseInQuarters(),
                onsets,
                ends(key, known.effectiveTo(), known.endProbability(), onsets, block),
                strengths(key, provision, known, block));
    }

    private static double[] ends(
            String key, @Nullable DateRange effectiveTo, double probability, double[] onsets, DrawBlock block) {
        double[] ends = new double[onsets.length];
        Arrays.fill(ends, NEVER);
        if (effectiveTo != null) {
            double[] happens = block.uniforms(key + "/ends", 0);
            double[] instants = effectiveTo.at(block.normals(key + "/end", 0));
            for (int i = 0; i < ends.length; i++) {
                if (happens[i] < probability) {
                    ends[i] = Math.max(onsets[i], instants[i]);
                }
            }
        }
        return ends;
    }

    /** A high common factor makes a provision with a positive loading both likelier and stronger. */
    private static double[] strengths(String key, Provision provision, ProvisionRecord known, DrawBlock block) {
        double[] occurs = new CorrelatedNormal(key + "/occurs", provision.loadings()).sample(block);
        double[] strengths =
                known.strength().at(new CorrelatedNormal(key + "/strength", provision.loadings()).sample(block));
        double[] leakages = known.leakage().at(block.normals(key + "/leakage", 0));
        double threshold = Normal.quantile(1 - known.occurrenceProbability());
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] = occurs[i] > threshold ? strengths[i] * (1 - leakages[i]) : 0;
        }
        return strengths;
    }
}
