package chipgap.supply.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published statement, and what the model must show to be put beside it.
 *
 * @param figure id of the figure that states it
 * @param quantity quantity of the figure
 * @param title what is stated
 * @param measure what is measured
 * @param of chips, or for CAPACITY foundry lines; empty: all of them
 * @param year the year that it is about
 * @param given only draws in which this binds in most modelled quarters of the year count; null: all draws
 */
public record Statement(
        String figure,
        String quantity,
        String title,
        Measure measure,
        List<String> of,
        int year,
        @Nullable Constraint given) {
    public Statement {
        of = List.copyOf(of);
    }

    /** What is measured. */
    public enum Measure {
        /** Chips sold in the year, from domestic dies and from those of the bank. */
        CHIPS("chips"),
        /** Dies in these chips. */
        DIES("dies"),
        /** These dies ÷ 2: packages of the class of a 910C. */
        DOUBLE_PACKAGES("chips"),
        /** Wafer starts a month, mean over the quarters. */
        CAPACITY("wafers/month"),
        /** Chips sold in the year ÷ those of the year before. */
        MULTIPLE("x");

        private final String unit;

        Measure(String unit) {
            this.unit = unit;
        }

        /** Unit of what is measured, and of the figures that state it. */
        public String unit() {
            return unit;
        }
    }

    boolean isOf(String id) {
        return of.isEmpty() || of.contains(id);
    }
}
