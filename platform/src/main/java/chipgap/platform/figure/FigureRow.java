package chipgap.platform.figure;

import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Grade;
import chipgap.kernel.time.Period;
import chipgap.platform.unit.Unit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A figure as it is printed in a file: numbers in the unit of its source. */
record FigureRow(
        String id,
        String quantity,
        String period,
        @Nullable Double low,
        @Nullable Double central,
        @Nullable Double high,
        double coverage,
        String unit,
        String publisher,
        String title,
        LocalDate publishedOn,
        LocalDate accessedOn,
        String url,
        Grade grade,
        String note,
        @Nullable String supersedes) {
    static final double DEFAULT_COVERAGE = 0.9;

    /** The figure in the unit of its quantity. */
    Figure in(String quantityUnit) {
        double factor = unit.equals(quantityUnit) ? 1 : Unit.parse(unit).factorTo(Unit.parse(quantityUnit));
        return new Figure(
                id,
                quantity,
                Period.parse(period),
                scaled(low, factor),
                scaled(central, factor),
                scaled(high, factor),
                coverage,
                publisher,
                grade,
                publishedOn,
                supersedes);
    }

    private static @Nullable Double scaled(@Nullable Double value, double factor) {
        return value == null ? null : Double.valueOf(value * factor);
    }
}
