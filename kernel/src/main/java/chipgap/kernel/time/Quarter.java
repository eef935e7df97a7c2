package chipgap.kernel.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar quarter.
 *
 * @param year calendar year, in [2000, 2100]
 * @param number quarter of the year, in [1, 4]
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {
    private static final Pattern TEXT = Pattern.compile("(\\d{4})Q([1-4])");

    public Quarter {
        if (year < 2000 || year > 2100) {
            throw new IllegalArgumentException("The year (%d) of a quarter must lie in [2000, 2100].".formatted(year));
        }
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("The quarter (%d) of a year must lie in [1, 4].".formatted(number));
        }
    }

    /** Parses {@code 2025Q4}. */
    public static Quarter parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is not a quarter. Write it like 2025Q4.".formatted(text));
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The quarter whose {@link #index()} is given. */
    public static Quarter ofIndex(int index) {
        return new Quarter(Math.floorDiv(index, 4), Math.floorMod(index, 4) + 1);
    }

    /** The instant at which a date begins, in quarters. */
    public static double instantOf(LocalDate date) {
        Quarter quarter = of(date);
        double elapsedDays = ChronoUnit.DAYS.between(quarter.firstDay(), date);
        double days =
                ChronoUnit.DAYS.between(quarter.firstDay(), quarter.plus(1).firstDay());
        return quarter.index() + elapsedDays / days;
    }

    /** The quarter a date lies in. */
    public static Quarter of(LocalDate date) {
        return new Quarter(date.getYear(), (date.getMonthValue() + 2) / 3);
    }

    /** Position on the time axis: the instant at which the quarter begins. */
    public int index() {
        return 4 * year + number - 1;
    }

    public Quarter plus(int quarters) {
        return ofIndex(index() + quarters);
    }

    private LocalDate firstDay() {
        return LocalDate.of(year, 3 * number - 2, 1);
    }

    @Override
    public int compareTo(Quarter other) {
        return Integer.compare(index(), other.index());
    }

    /** The form {@link #parse} reads. */
    @Override
    public String toString() {
        return year + "Q" + number;
    }
}
