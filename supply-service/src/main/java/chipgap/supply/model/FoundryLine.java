package chipgap.supply.model;

import chipgap.kernel.time.Quarter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A foundry line, or a group of lines that figures do not tell apart.
 *
 * @param id stable id
 * @param stage how its starts follow from the named wafer starts
 * @param quarter the quarter that {@code stage} is about
 * @param waferStarts name of the wafer starts a month
 * @param delay name of the delay after {@code quarter}; null exactly for INSTALLED
 * @param ramp name of the length of the linear ramp; null but for NEW
 * @param aiShare name of the share of its wafers that carries AI dies
 * @param relativeDefects name of its defect density relative to that of the installed lines; null for the same
 * @param onlyFor designer that it works for alone; null for all designers
 */
public record FoundryLine(
        String id,
        Stage stage,
        Quarter quarter,
        String waferStarts,
        @Nullable String delay,
        @Nullable String ramp,
        String aiShare,
        @Nullable String relativeDefects,
        @Nullable String onlyFor) {
    public FoundryLine {
        if ((delay == null) != (stage == Stage.INSTALLED) || (ramp == null) != (stage != Stage.NEW)) {
            throw new IllegalArgumentException(
                    "The foundry line '%s' is %s: INSTALLED has neither delay nor ramp, ADDED a delay, NEW both."
                            .formatted(id, stage));
        }
    }

    /** How a line's starts follow from the published ones. */
    public enum Stage {
        /** As published up to the quarter, and held from then on. */
        INSTALLED,
        /** What the published path adds after the quarter, later by the delay. */
        ADDED,
        /** A number of its own, reached along a linear ramp from the quarter plus the delay on. */
        NEW
    }

    /** Names of everything it must have figures of. */
    List<String> quantities() {
        return Stream.of(waferStarts, delay, ramp, aiShare, relativeDefects)
                .filter(Objects::nonNull)
                .toList();
    }
}
