package chipgap.supply.app;

import chipgap.kernel.evidence.Assumption;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.supply.model.SupplyModel;
import chipgap.supply.model.SupplyPolicy;
import chipgap.supply.model.SupplySample;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Samples supply over a block of draws, given policy. */
@ApplicationScoped
public class SampleSupply {
    private final SupplyData data;

    SampleSupply(SupplyData data) {
        this.data = data;
    }

    /** Sampled supply, and the fingerprint of what it was sampled from. */
    public record Result(SupplySample sample, String inputDigest) {}

    public Result sample(Vintage vintage, List<Assumption> assumptions, DrawBlock block, SupplyPolicy policy) {
        SupplyModel model = data.modelAt(vintage, assumptions);
        return new Result(model.sample(block, policy), model.digest());
    }
}
