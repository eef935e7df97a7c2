package chipgap.forecast.model;

import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MedianSampler;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.random.Sampler;
import chipgap.kernel.time.QuarterRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to forecast, every default filled in. The same spec over the same data gives the same result, bit for bit.
 *
 * @param scenario id of the scenario
 * @param vintage state of the data
 * @param horizon quarters to report
 * @param drawCount least number of draws
 * @param seed seed of all random streams
 * @param rule who comes first when there is not enough
 * @param medians whether to run the one draw in which every input is at its median
 * @param basis what the compute of a chip is measured by
 * @param overlay what a question changes on top of the scenario; null for nothing
 */
public record ForecastSpec(
        String scenario,
        Vintage vintage,
        QuarterRange horizon,
        int drawCount,
        long seed,
        AllocationRule rule,
        boolean medians,
        ComputeBasis basis,
        @Nullable Overlay overlay) {
    public static final int FEWEST_DRAWS = DrawPlan.FEWEST_DRAWS;
    public static final int MOST_DRAWS = DrawPlan.MOST_DRAWS;
    public static final int DEFAULT_DRAWS = 8192;
    public static final long DEFAULT_SEED = 1;
    public static final String DEFAULT_SCENARIO = "baseline";

    /** A spec that changes nothing of the scenario. */
    public ForecastSpec(
            String scenario,
            Vintage vintage,
            QuarterRange horizon,
            int drawCount,
            long seed,
            AllocationRule rule,
            boolean medians,
            ComputeBasis basis) {
        this(scenario, vintage, horizon, drawCount, seed, rule, medians, basis, null);
    }

    /** What is changed of provisions. */
    public List<ProvisionChange> changes() {
        return overlay == null ? List.of() : overlay.changes();
    }

    /** What supply and demand are multiplied by. */
    public Multipliers multipliers() {
        return overlay == null ? Multipliers.NONE : overlay.multipliers();
    }

    /** Number of quarters of the horizon that were over on the date of the data. */
    public int pastQuarters() {
        return ProjectedQuarters.first(horizon, vintage.asOf());
    }

    /** How the draws of a run are laid out: as many as asked for, or somewhat more. */
    public Sampler sampler() {
        return medians ? new MedianSampler() : new MixedSampler(DrawPlan.forDraws(drawCount));
    }

    /** Number of draws of the run. */
    public int usedDraws() {
        return (int) sampler().draws();
    }
}
