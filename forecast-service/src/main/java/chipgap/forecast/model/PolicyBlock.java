package chipgap.forecast.model;

import java.util.List;

/**
 * Policy in every draw of a block.
 *
 * @param origin model and inputs it comes from
 * @param provisions every provision
 * @param forSupply a serialised chipgap.type.v1.PolicyDraws with all that supply may react to, passed on and not read here
 * @param forDemand the same for demand
 */
@SuppressWarnings("ArrayRecordComponent") // opaque octets
public record PolicyBlock(Manifest.Upstream origin, List<Provision> provisions, byte[] forSupply, byte[] forDemand) {
    public PolicyBlock {
        provisions = List.copyOf(provisions);
    }

    /**
     * One provision in every draw. Times are in quarters after the start of the sampled range.
     *
     * @param name resource name
     * @param phaseInQuarters length of the linear phase-in
     * @param onsets start, one a draw
     * @param ends end, one a draw
     * @param strengths strength, one a draw; 0 where it does not take effect
     * @param billFraction share of the electricity bill of domestic chips that it pays at strength 1; 0 for provisions of another kind
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    public record Provision(
            String name,
            double phaseInQuarters,
            float[] onsets,
            float[] ends,
            float[] strengths,
            double billFraction) {}
}
