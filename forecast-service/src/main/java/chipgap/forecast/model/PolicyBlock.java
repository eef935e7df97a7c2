package chipgap.forecast.model;

/**
 * Policy in every draw of a block, as the policy service wrote it: passed on to supply and demand, not read here.
 *
 * @param origin model and inputs it comes from
 * @param draws a serialised chipgap.type.v1.PolicyDraws
 */
@SuppressWarnings("ArrayRecordComponent") // opaque octets
public record PolicyBlock(Manifest.Upstream origin, byte[] draws) {}
