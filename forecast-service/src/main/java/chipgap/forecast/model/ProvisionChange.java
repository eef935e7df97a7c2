package chipgap.forecast.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is changed of one provision; null leaves a thing as it is. Policy knows what fits.
 *
 * @param provision resource name
 * @param enabled whether it may take effect
 * @param probability probability that it does
 * @param delayQuarters quarters by which it starts later
 * @param effectiveFrom when it starts instead
 * @param strength its strength instead
 * @param leakage its leakage instead
 */
public record ProvisionChange(
        String provision,
        @Nullable Boolean enabled,
        @Nullable Double probability,
        @Nullable Double delayQuarters,
        @Nullable Dates effectiveFrom,
        @Nullable Fractions strength,
        @Nullable Fractions leakage) {
    /**
     * An uncertain date.
     *
     * @param low 5 % quantile
     * @param central median
     * @param high 95 % quantile
     */
    public record Dates(LocalDate low, LocalDate central, LocalDate high) {}

    /**
     * An uncertain fraction.
     *
     * @param low 5 % quantile
     * @param central median
     * @param high 95 % quantile
     */
    public record Fractions(double low, double central, double high) {}
}
