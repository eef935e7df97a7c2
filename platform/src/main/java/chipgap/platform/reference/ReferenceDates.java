package chipgap.platform.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** Dates as sources print them: a day, a month or a year. */
public final class ReferenceDates {
    private ReferenceDates() {}

    /** The day by which something dated {@code 2025-10-07}, {@code 2025-10} or {@code 2025} had certainly been published: the last one. */
    public static LocalDate lastDay(String text) {
        try {
            return switch (text.length()) {
                case 4 -> Year.parse(text).atDay(1).withMonth(12).withDayOfMonth(31);
                case 7 -> YearMonth.parse(text).atEndOfMonth();
                default -> LocalDate.parse(text);
            };
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException(
                    "'%s' is not a date. Write it like 2025-10-07, 2025-10 or 2025.".formatted(text), invalid);
        }
    }
}
