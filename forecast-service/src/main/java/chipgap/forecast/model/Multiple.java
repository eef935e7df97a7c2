package chipgap.forecast.model;

import java.util.List;

/**
 * By how much projected domestic output would have to grow to clear the shortage.
 *
 * @param years one entry a calendar year with projected quarters inside the horizon
 */
public record Multiple(List<Year> years) {
    /** Greatest factor that is looked for. */
    public static final double GREATEST = 32;
    /** The factor of the claim in the news. */
    public static final double CLAIMED = 5;

    public Multiple {
        years = List.copyOf(years);
    }

    /**
     * One calendar year.
     *
     * @param year the year
     * @param quarterCount quarters of it that are projected and inside the horizon
     * @param factor smallest factor on projected domestic output of all quarters up to the year's end with which nobody is short in the year;
     *     {@link #GREATEST} in draws where not even that clears it
     * @param medianFactor factor that clears the median shortage: half of the draws are clear
     * @param beyondReach draws in which not even {@link #GREATEST} clears it
     * @param shortAtOne draws that are short as projected
     * @param shortAtClaimed draws that are still short at {@link #CLAIMED}
     */
    public record Year(
            int year,
            int quarterCount,
            Spread factor,
            double medianFactor,
            Share beyondReach,
            Share shortAtOne,
            Share shortAtClaimed) {}
}
