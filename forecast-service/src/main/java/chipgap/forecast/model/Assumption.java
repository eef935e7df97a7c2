package chipgap.forecast.model;

import org.jspecify.annotations.Nullable;

/**
 * A number of the caller's own, to be taken for true of a quantity whatever figures say.
 *
 * @param service who samples the quantity; null for whoever does
 * @param quantity resource name
 * @param period what time it is about; null for a quantity that holds at all times
 * @param value its value for sure, or its median
 * @param low 5 % quantile; null for a certain number
 * @param high 95 % quantile; null for a certain number
 * @param unit unit of the numbers; empty for the quantity's own
 * @param reason why; may be empty
 */
public record Assumption(
        Lineage.@Nullable Service service,
        String quantity,
        @Nullable String period,
        double value,
        @Nullable Double low,
        @Nullable Double high,
        String unit,
        String reason) {
    /** Of a service. */
    public Assumption of(Lineage.Service sampling) {
        return new Assumption(sampling, quantity, period, value, low, high, unit, reason);
    }

    /** What is said of what, e.g. {@code quantities/smic.ai_die.yield}. */
    public String about() {
        return period == null ? quantity : quantity + " in " + period;
    }

    /** What it says, e.g. {@code 45.0 percent} or {@code 45.0 [40.0-50.0] percent}. */
    public String says() {
        String interval = low == null ? "" : " [%s-%s]".formatted(low, high);
        return "%s%s %s".formatted(value, interval, unit).strip();
    }
}
