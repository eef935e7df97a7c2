package chipgap.supply.app;

import chipgap.kernel.evidence.StatementCheck;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.supply.model.SupplyModel;
import chipgap.supply.model.SupplyPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Puts published statements beside the model. */
@ApplicationScoped
public class ValidateSupply {
    private final SupplyData data;

    ValidateSupply(SupplyData data) {
        this.data = data;
    }

    /** The statements visible at the vintage, and the fingerprint of what the model was sampled from. */
    public record Result(List<StatementCheck> checks, String inputDigest) {}

    public Result validate(Vintage vintage, DrawBlock block, SupplyPolicy policy) {
        SupplyModel model = data.modelAt(vintage);
        return new Result(model.validate(block, policy, data.statements(), data.published(vintage)), model.digest());
    }
}
