package chipgap.kernel.evidence;

import chipgap.kernel.time.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A number to be taken for true of a quantity, whatever figures say.
 *
 * @param quantity name of the quantity
 * @param period what time it is about; null for a quantity that holds at all times
 * @param low 5 % quantile; {@code value} for a certain number
 * @param value median, or the number for sure
 * @param high 95 % quantile; {@code value} for a certain number
 */
public record Assumption(String quantity, @Nullable Period period, double low, double value, double high) {
    private static final String NAME = "assumption";
    private static final double COVERAGE = 0.9;
    private static final Period ALWAYS = new Period(0, 40_000);

    /**
     * The figure that would state it.
     *
     * @throws IllegalArgumentException when the numbers are not in order
     */
    public Figure asFigure(LocalDate asOf) {
        return new Figure(
                NAME, quantity, period == null ? ALWAYS : period, low, value, high, COVERAGE, NAME, Grade.D, asOf);
    }
}
