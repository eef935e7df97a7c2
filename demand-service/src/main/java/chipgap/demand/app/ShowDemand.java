package chipgap.demand.app;

import chipgap.demand.model.DemandAmount;
import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandPolicy;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows what is wanted in one quarter. */
@ApplicationScoped
public class ShowDemand {
    private final DemandData data;

    ShowDemand(DemandData data) {
        this.data = data;
    }

    /** What is wanted, and the fingerprint of what it was sampled from. */
    public record Result(List<DemandAmount> amounts, String inputDigest) {}

    public Result show(Vintage vintage, DrawBlock block, DemandPolicy policy, Quarter quarter) {
        DemandModel model = data.modelAt(vintage);
        return new Result(model.view(block, policy, quarter), model.digest());
    }
}
