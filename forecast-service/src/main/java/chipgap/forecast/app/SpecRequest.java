package chipgap.forecast.app;

import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.Overlay;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.time.QuarterRange;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for; null takes the default.
 *
 * @param scenario id of a scenario
 * @param asOf date of the data
 * @param horizon quarters
 * @param drawCount draws, already within bounds
 * @param seed seed
 * @param rule who comes first
 * @param medians whether every input is at its median
 * @param basis what the compute of a chip is measured by
 * @param recordedUntil instant by which the data were recorded
 * @param overlay what is changed on top of the scenario
 */
public record SpecRequest(
        @Nullable String scenario,
        @Nullable LocalDate asOf,
        @Nullable QuarterRange horizon,
        @Nullable Integer drawCount,
        @Nullable Long seed,
        @Nullable AllocationRule rule,
        boolean medians,
        @Nullable ComputeBasis basis,
        @Nullable Instant recordedUntil,
        @Nullable Overlay overlay) {}
