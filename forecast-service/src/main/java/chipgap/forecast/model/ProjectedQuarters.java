package chipgap.forecast.model;

import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;

/** Which quarters of a range were not over on a date. */
final class ProjectedQuarters {
    private ProjectedQuarters() {}

    /** Position of the first quarter that was not over, in [0, length]. */
    static int first(QuarterRange quarters, LocalDate asOf) {
        Quarter running = Quarter.of(asOf.plusDays(1));
        return Math.clamp(running.index() - quarters.start().index(), 0, quarters.length());
    }
}
