package chipgap.kernel.distribution;

import java.time.LocalDate;

/**
 * Distribution of an uncertain calendar date, whose day is two-piece normal. Values are days since 1970-01-01, with a fraction for the time
 * of day; {@code floor} gives the calendar day.
 *
 * @param epochDays distribution of the number of days
 */
public record TwoPieceDate(TwoPieceNormal epochDays) implements TwoPiece {

    /** A date without doubt. */
    public static TwoPieceDate certain(LocalDate date) {
        return new TwoPieceDate(new TwoPieceNormal(day(date), 0, 0));
    }

    /** The distribution with the three quantiles, as in {@link TwoPieceNormal#through}; each date stands for its first instant. */
    public static TwoPieceDate through(LocalDate low, LocalDate central, LocalDate high, double tail) {
        if (low.isAfter(central) || central.isAfter(high)) {
            throw new IllegalArgumentException(
                    "Dates must be ordered low <= central <= high, not %s, %s, %s.".formatted(low, central, high));
        }
        return new TwoPieceDate(TwoPieceNormal.through(day(low), day(central), day(high), tail));
    }

    private static double day(LocalDate date) {
        return (double) date.toEpochDay();
    }

    @Override
    public double atNormal(double z) {
        return epochDays.atNormal(z);
    }

    @Override
    public double cdf(double x) {
        return epochDays.cdf(x);
    }
}
