package chipgap.forecast.model;

import chipgap.kernel.random.DrawPlan;
import org.jspecify.annotations.Nullable;

/**
 * What a run stands on, besides its spec.
 *
 * @param compositionVersion version of the composing model
 * @param policy policy's model and inputs
 * @param supply supply's model and inputs
 * @param demand demand's model and inputs
 * @param plan how the draws are laid out; null for the independent draws of early runs
 */
public record Manifest(
        String compositionVersion,
        Upstream policy,
        Upstream supply,
        Upstream demand,
        @Nullable DrawPlan plan) {
    /** What to cite a run of a spec by: the same id, the same result. */
    public String citationId(ForecastSpec spec) {
        return "chipgap-" + Digest.of(new Cited(spec, this)).substring(0, 16);
    }

    private record Cited(ForecastSpec spec, Manifest manifest) {}

    /**
     * Model and inputs of one upstream service.
     *
     * @param modelVersion version of its model
     * @param inputDigest fingerprint of its inputs
     */
    public record Upstream(String modelVersion, String inputDigest) {}
}
