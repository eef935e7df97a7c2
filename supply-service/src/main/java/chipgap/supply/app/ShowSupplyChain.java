package chipgap.supply.app;

import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.supply.model.SupplyChain;
import chipgap.supply.model.SupplyModel;
import chipgap.supply.model.SupplyPolicy;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows the chain from wafers to chips in one quarter. */
@ApplicationScoped
public class ShowSupplyChain {
    private final SupplyData data;

    ShowSupplyChain(SupplyData data) {
        this.data = data;
    }

    /** The chain, and the fingerprint of what it was sampled from. */
    public record Result(SupplyChain chain, String inputDigest) {}

    public Result show(Vintage vintage, DrawBlock block, SupplyPolicy policy, Quarter quarter) {
        SupplyModel model = data.modelAt(vintage);
        return new Result(model.chain(block, policy, quarter), model.digest());
    }
}
