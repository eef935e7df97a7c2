package chipgap.kernel.evidence;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A pinned state of the data.
 *
 * @param asOf only what was published on or before this date is visible
 * @param recordedUntil only rows recorded at or before this instant are visible
 */
public record Vintage(LocalDate asOf, Instant recordedUntil) {}
