package chipgap.forecast.model;

import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.time.QuarterRange;

/**
 * What to forecast, every default filled in. The same spec over the same data gives the same result, bit for bit.
 *
 * @param scenario id of the scenario
 * @param vintage state of the data
 * @param horizon quarters to report
 * @param drawCount number of draws
 * @param seed seed of all random streams
 */
public record ForecastSpec(String scenario, Vintage vintage, QuarterRange horizon, int drawCount, long seed) {
    public static final int FEWEST_DRAWS = 100;
    public static final int MOST_DRAWS = 1_000_000;
    public static final int DEFAULT_DRAWS = 8192;
    public static final long DEFAULT_SEED = 1;
    public static final String DEFAULT_SCENARIO = "baseline";
}
