package chipgap.forecast.app;

import chipgap.forecast.model.Chain;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.PolicyBlock;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What passes each stage from wafer to chip in one quarter, in the first block of a case's draws. */
@ApplicationScoped
public class ShowChain {
    private final Questions questions;
    private final WorldSampling sampling;
    private final Upstreams.Policy policy;
    private final SupplyChain chain;

    ShowChain(Questions questions, WorldSampling sampling, Upstreams.Policy policy, SupplyChain chain) {
        this.questions = questions;
        this.sampling = sampling;
        this.policy = policy;
        this.chain = chain;
    }

    /**
     * Shows.
     *
     * @param quarter the quarter; null for the last of the horizon
     * @throws TraceLineage.OutsideHorizonException when the quarter is not inside the horizon
     */
    public Chain show(SpecRequest request, @Nullable Quarter quarter) {
        ForecastSpec spec = questions.resolve(request);
        Quarter asked = TraceLineage.inside(spec, quarter);
        QuarterRange quarters = sampling.frame(List.of(spec)).quarters();
        DrawBlock block = DrawBlocks.of(spec).at(0);
        PolicyBlock drawn = policy.sample(spec, quarters, block);
        return chain.chain(spec.vintage(), asked, quarters, block, drawn);
    }
}
