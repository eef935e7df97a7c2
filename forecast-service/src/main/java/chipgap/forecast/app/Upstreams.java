package chipgap.forecast.app;

import chipgap.forecast.model.ChipFacts;
import chipgap.forecast.model.DemandBlock;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.PolicyBlock;
import chipgap.forecast.model.SupplyBlock;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import java.util.List;

/** The three services that own what is known. Calls carry the caller's token and deadline, and wait for the answer. */
public final class Upstreams {
    private Upstreams() {}

    /**
     * What an upstream can answer for.
     *
     * @param newest newest data it holds
     * @param horizon quarters it can answer for
     */
    public record Coverage(Vintage newest, QuarterRange horizon) {}

    /** Policy. */
    public interface Policy {
        Coverage coverage();

        /** Refuses a scenario that does not exist. */
        void requireScenario(String scenario);

        PolicyBlock sample(ForecastSpec world, QuarterRange horizon, DrawBlock block);
    }

    /** Supply. */
    public interface Supply {
        Coverage coverage();

        /** What is published of every chip. */
        List<ChipFacts> catalogue();

        SupplyBlock sample(Vintage vintage, QuarterRange horizon, DrawBlock block, PolicyBlock policy);
    }

    /** Demand. */
    public interface Demand {
        Coverage coverage();

        DemandBlock sample(Vintage vintage, QuarterRange horizon, DrawBlock block, PolicyBlock policy);
    }
}
