package chipgap.forecast.model;

/**
 * What a run stands on, besides its spec.
 *
 * @param compositionVersion version of the composing model
 * @param policy policy's model and inputs
 * @param supply supply's model and inputs
 * @param demand demand's model and inputs
 */
public record Manifest(String compositionVersion, Upstream policy, Upstream supply, Upstream demand) {
    /**
     * Model and inputs of one upstream service.
     *
     * @param modelVersion version of its model
     * @param inputDigest fingerprint of its inputs
     */
    public record Upstream(String modelVersion, String inputDigest) {}
}
