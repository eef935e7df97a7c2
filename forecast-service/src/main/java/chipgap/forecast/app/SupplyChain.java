package chipgap.forecast.app;

import chipgap.forecast.model.Chain;
import chipgap.forecast.model.PolicyBlock;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;

/** What supply-service tells of its chain, to be shown. Calls carry the caller's token and deadline. */
public interface SupplyChain {
    /**
     * The chain in one quarter.
     *
     * @param horizon quarters that the policy was sampled for
     */
    Chain chain(Vintage vintage, Quarter quarter, QuarterRange horizon, DrawBlock block, PolicyBlock policy);
}
