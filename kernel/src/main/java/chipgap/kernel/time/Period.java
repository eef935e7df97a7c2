package chipgap.kernel.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a published number is about.
 *
 * @param start instant at which it begins, in quarters
 * @param end instant at which it ends, in quarters, later than {@code start}
 */
public record Period(double start, double end) {
    private static final Pattern YEAR = Pattern.compile("(?:FY)?(\\d{4})");
    private static final Pattern YEARS = Pattern.compile("(?:FY)?(\\d{4})-(?:FY)?(\\d{4})");
    private static final Pattern HALF = Pattern.compile("(\\d{4})H([12])");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");

    public Period {
        if (!(end > start)) {
            throw new IllegalArgumentException("A period must end (%s) after it starts (%s).".formatted(end, start));
        }
    }

    /** Parses {@code 2025}, {@code 2025H1}, {@code 2025Q4}, {@code 2025-12} or {@code 2023-2024}. */
    public static Period parse(String text) {
        Matcher year = YEAR.matcher(text);
        if (year.matches()) {
            return ofQuarters(4 * Integer.parseInt(year.group(1)), 4);
        }
        Matcher half = HALF.matcher(text);
        if (half.matches()) {
            return ofQuarters(4 * Integer.parseInt(half.group(1)) + 2 * Integer.parseInt(half.group(2)) - 2, 2);
        }
        Matcher years = YEARS.matcher(text);
        if (years.matches()) {
            int first = Integer.parseInt(years.group(1));
            return ofQuarters(4 * first, 4 * (Integer.parseInt(years.group(2)) + 1 - first));
        }
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            double start = 4.0 * Integer.parseInt(month.group(1)) + (Integer.parseInt(month.group(2)) - 1) / 3.0;
            return new Period(start, start + 1 / 3.0);
        }
        try {
            return ofQuarters(Quarter.parse(text).index(), 1);
        } catch (IllegalArgumentException notAQuarter) {
            throw new IllegalArgumentException(
                    "'%s' is not a period. Write it like 2025, 2025H1, 2025Q4, 2025-12 or 2023-2024.".formatted(text),
                    notAQuarter);
        }
    }

    private static Period ofQuarters(int firstIndex, int count) {
        return new Period(firstIndex, (double) firstIndex + count);
    }

    /** Length in quarters. */
    public double length() {
        return end - start;
    }

    /** Whether an instant lies inside. */
    public boolean contains(double instant) {
        return start <= instant && instant < end;
    }

    /** Whether another period lies inside, whole. */
    public boolean covers(Period other) {
        return start <= other.start && other.end <= end;
    }

    /** Whether they have an instant in common. */
    public boolean overlaps(Period other) {
        return start < other.end && other.start < end;
    }

    /** The instant half way. */
    public double middle() {
        return (start + end) / 2;
    }
}
