package chipgap.kernel.evidence;

import chipgap.kernel.distribution.Normal;
import chipgap.kernel.distribution.TwoPieceNormal;
import chipgap.kernel.time.Period;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One published number about one quantity for one period.
 *
 * @param id stable identifier
 * @param quantity name of the quantity
 * @param period what time it is about
 * @param low lower bound, if stated; alone it means "at least"
 * @param central central value, if stated
 * @param high upper bound, if stated; alone it means "at most"
 * @param coverage probability between the two bounds, in (0, 1), e.g. 0.9
 * @param source who says so; one source has one voice in a pool
 * @param grade how far to trust it
 * @param publishedOn date from which it was known
 * @param supersedes identifier of the figure that it replaces from its own publication on; null for none
 */
public record Figure(
        String id,
        String quantity,
        Period period,
        @Nullable Double low,
        @Nullable Double central,
        @Nullable Double high,
        double coverage,
        String source,
        Grade grade,
        LocalDate publishedOn,
        @Nullable String supersedes) {
    public Figure {
        if (low == null && central == null && high == null) {
            throw new IllegalArgumentException("Figure %s states no number. Give low, central or high.".formatted(id));
        }
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException(
                    "The coverage (%s) of figure %s must lie in (0, 1).".formatted(coverage, id));
        }
        if (isAbove(low, central) || isAbove(central, high) || isAbove(low, high)) {
            throw new IllegalArgumentException("Figure %s must be ordered low <= central <= high, not %s, %s, %s."
                    .formatted(id, low, central, high));
        }
        if (id.equals(supersedes)) {
            throw new IllegalArgumentException("Figure %s cannot supersede itself. Name an older one.".formatted(id));
        }
    }

    /** A figure that replaces none. */
    public Figure(
            String id,
            String quantity,
            Period period,
            @Nullable Double low,
            @Nullable Double central,
            @Nullable Double high,
            double coverage,
            String source,
            Grade grade,
            LocalDate publishedOn) {
        this(id, quantity, period, low, central, high, coverage, source, grade, publishedOn, null);
    }

    private static boolean isAbove(@Nullable Double one, @Nullable Double other) {
        return one != null && other != null && one > other;
    }

    /**
     * The distribution that the figure states, on the scale of a kind (logs, logits or as it is).
     *
     * <p>Stated quantiles are met exactly. A missing central value is the middle of the two bounds on the scale. A side without a bound is
     * spread by the grade. A lone bound is the 10 % (or 90 %) quantile of a figure spread by its grade.
     */
    TwoPieceNormal onScale(ValueKind kind) {
        requireAdmitted(kind, low);
        requireAdmitted(kind, central);
        requireAdmitted(kind, high);
        double z = Normal.quantile((1 + coverage) / 2);
        double middle = scaledCentral(kind);
        double spread = kind == ValueKind.REAL ? grade.spread() * Math.abs(middle) : grade.spread();
        boolean loneBound = central == null && (low == null || high == null);
        double below = low == null || loneBound ? spread : (middle - kind.toScale(low)) / z;
        double above = high == null || loneBound ? spread : (kind.toScale(high) - middle) / z;
        return new TwoPieceNormal(middle, below, above);
    }

    private double scaledCentral(ValueKind kind) {
        if (central != null) {
            return kind.toScale(central);
        }
        if (low != null && high != null) {
            return (kind.toScale(low) + kind.toScale(high)) / 2;
        }
        double step = Normal.Z90 * grade.spread();
        if (low != null) {
            double bound = kind.toScale(low);
            return bound + (kind == ValueKind.REAL ? step * Math.abs(bound) : step);
        }
        double bound = kind.toScale(Objects.requireNonNull(high));
        return bound - (kind == ValueKind.REAL ? step * Math.abs(bound) : step);
    }

    private void requireAdmitted(ValueKind kind, @Nullable Double value) {
        if (value != null && !kind.admits(value)) {
            throw new IllegalArgumentException(
                    "Figure %s states %s, which a %s quantity cannot be.".formatted(id, value, kind));
        }
    }
}
