package chipgap.kernel.evidence;

import chipgap.kernel.summary.Sample;
import java.util.Objects;

/**
 * A published statement beside what a model says of the same.
 *
 * @param title what is stated
 * @param unit unit of both
 * @param figure the figure that states it
 * @param model the model's values, one a draw that counts
 */
public record StatementCheck(String title, String unit, Figure figure, Sample model) {
    /** Share of draws at or below what is stated, in [0, 1]. */
    public double percentile() {
        return model.shareUpTo(stated());
    }

    /** The central value; the lone bound where there is none; the middle of both. */
    private double stated() {
        Double low = figure.low();
        Double central = figure.central();
        Double high = figure.high();
        if (central != null) {
            return central;
        }
        if (low != null && high != null) {
            return (low + high) / 2;
        }
        return low != null ? low : Objects.requireNonNull(high);
    }

    /**
     * Checks that what is stated is in the unit of what is measured.
     *
     * @param figure id of the figure that states it
     * @param quantity quantity of the figure
     * @param measure what is measured
     * @param unit its unit
     * @param described quantities that statements may be about
     * @throws IllegalArgumentException when it is not, or the quantity is not described
     */
    public static void requireUnit(
            String figure, String quantity, Enum<?> measure, String unit, Iterable<Quantity> described) {
        for (Quantity known : described) {
            if (known.name().equals(quantity)) {
                if (!known.unit().equals(unit)) {
                    throw new IllegalArgumentException(
                            "The statement of %s is in %s and %s is measured in %s. Choose another measure."
                                    .formatted(figure, known.unit(), measure, unit));
                }
                return;
            }
        }
        throw new IllegalArgumentException(
                "The statement of %s is about '%s', which the file does not describe. Add the quantity, or correct the name."
                        .formatted(figure, quantity));
    }
}
