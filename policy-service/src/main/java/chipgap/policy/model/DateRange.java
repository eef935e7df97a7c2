package chipgap.policy.model;

import chipgap.kernel.distribution.TwoPieceNormal;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;

/**
 * An uncertain date by its 5 %, 50 % and 95 % quantiles; all equal for a certain one.
 *
 * @param low 5 % quantile
 * @param central median
 * @param high 95 % quantile
 */
public record DateRange(LocalDate low, LocalDate central, LocalDate high) {
    private static final double TAIL = 0.05;

    public DateRange {
        if (low.isAfter(central) || central.isAfter(high)) {
            throw new IllegalArgumentException(
                    "Dates must be ordered low <= central <= high, not %s, %s, %s.".formatted(low, central, high));
        }
    }

    public static DateRange certain(LocalDate date) {
        return new DateRange(date, date, date);
    }

    /** The instant, in quarters, of each draw, for standard normal values. */
    double[] at(double[] normals) {
        TwoPieceNormal distribution = TwoPieceNormal.through(
                Quarter.instantOf(low), Quarter.instantOf(central), Quarter.instantOf(high), TAIL);
        double[] instants = new double[normals.length];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = distribution.atNormal(normals[i]);
        }
        return instants;
    }
}
