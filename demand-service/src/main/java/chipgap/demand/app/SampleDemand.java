package chipgap.demand.app;

import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandPolicy;
import chipgap.demand.model.DemandSample;
import chipgap.kernel.evidence.Assumption;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Samples demand over a block of draws, given policy. */
@ApplicationScoped
public class SampleDemand {
    private final DemandData data;

    SampleDemand(DemandData data) {
        this.data = data;
    }

    /** Sampled demand, and the fingerprint of what it was sampled from. */
    public record Result(DemandSample sample, String inputDigest) {}

    public Result sample(Vintage vintage, List<Assumption> assumptions, DrawBlock block, DemandPolicy policy) {
        DemandModel model = data.modelAt(vintage, assumptions);
        return new Result(model.sample(block, policy), model.digest());
    }
}
