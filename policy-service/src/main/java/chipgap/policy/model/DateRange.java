package chipgap.policy.model;

import chipgap.kernel.distribution.TwoPieceNormal;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.RandomInput;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.util.Arrays;

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

    /** The instant, in quarters, of each draw of a block; a certain one needs no random numbers. */
    double[] sample(DrawBlock block, RandomInput input) {
        double[] instants = new double[block.drawCount()];
        if (low.equals(high)) {
            Arrays.fill(instants, Quarter.instantOf(central));
            return instants;
        }
        TwoPieceNormal distribution = distribution();
        double[] normals = block.normals(input, 0);
        for (int i = 0; i < instants.length; i++) {
            instants[i] = distribution.atNormal(normals[i]);
        }
        return instants;
    }

    /** Probability that the date is on or before a day. */
    double probabilityBy(LocalDate day) {
        return distribution().cdf(Quarter.instantOf(day));
    }

    private TwoPieceNormal distribution() {
        return TwoPieceNormal.through(
                Quarter.instantOf(low), Quarter.instantOf(central), Quarter.instantOf(high), TAIL);
    }

    /** One value when it is certain, otherwise the median and its interval. */
    @Override
    public String toString() {
        return low.equals(high) ? central.toString() : "%s [%s to %s]".formatted(central, low, high);
    }
}
