package chipgap.forecast.model;

import chipgap.kernel.time.Quarter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a number of chips is there.
 *
 * @param quarters one entry a quarter of the horizon
 * @param earliest first quarter by whose end they are there with the probability asked for; null when none is
 */
public record BuyerOutlook(
        List<QuarterChips> quarters, @Nullable Quarter earliest) {
    public BuyerOutlook {
        quarters = List.copyOf(quarters);
    }

    /**
     * One quarter.
     *
     * @param quarter the quarter
     * @param chips chips since the start of the horizon, up to the end of the quarter
     * @param enough draws in which they are as many as wanted
     */
    public record QuarterChips(Quarter quarter, Spread chips, Share enough) {}
}
