package chipgap.forecast.model;

import chipgap.kernel.time.Quarter;
import java.util.List;

/**
 * What passes each stage from wafer to chip in one quarter, as supply tells it.
 *
 * @param quarter the quarter
 * @param drawCount draws that the means are taken over
 * @param amounts one entry a stage and part, in the order of the flow
 */
public record Chain(Quarter quarter, int drawCount, List<Amount> amounts) {
    public Chain {
        amounts = List.copyOf(amounts);
    }

    /**
     * An amount at a stage.
     *
     * @param stage name of the stage, e.g. "GOOD_DIES"
     * @param part foundry line, die or chip; empty for the whole
     * @param unit what is counted
     * @param mean mean over the draws
     * @param standardError its Monte Carlo standard error
     */
    public record Amount(String stage, String part, String unit, double mean, double standardError) {}
}
