package chipgap.demand.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published statement, and what the model must show to be put beside it. It is about the period of its figure.
 *
 * @param figure id of the figure that states it
 * @param quantity quantity of the figure
 * @param title what is stated
 * @param measure what is measured
 * @param of segments; empty: all of them
 * @param unitPrice for ORDERED_CHIPS, the quantity that states the price of a chip, in USD; null for all other measures
 */
public record Statement(
        String figure,
        String quantity,
        String title,
        Measure measure,
        List<String> of,
        @Nullable String unitPrice) {
    public Statement {
        of = List.copyOf(of);
        if ((measure == Measure.ORDERED_CHIPS) != (unitPrice != null)) {
            throw new IllegalArgumentException(
                    "The statement on %s needs a unit_price if its measure (%s) is ORDERED_CHIPS, and only then."
                            .formatted(figure, measure));
        }
    }

    /** What is measured, over the period. */
    public enum Measure {
        /** New demand at the prices of the quarters' baskets. */
        VALUE("USD bn"),
        /** New demand in chips of the mean compute of a chip wanted in 2026. */
        CHIPS("chips"),
        /** Orders at the prices of the quarters' baskets. */
        ORDERS("USD bn"),
        /** The same, in chips of a stated price. */
        ORDERED_CHIPS("chips"),
        /** Part of all new demand. */
        SHARE("fraction");

        private final String unit;

        Measure(String unit) {
            this.unit = unit;
        }

        /** Unit of what is measured, and of the figures that state it. */
        public String unit() {
            return unit;
        }
    }

    /** The same of all segments. */
    Statement ofAll() {
        return new Statement(figure, quantity, title, measure, List.of(), unitPrice);
    }

    boolean isOf(Segment segment) {
        return of.isEmpty() || of.contains(segment.id());
    }
}
