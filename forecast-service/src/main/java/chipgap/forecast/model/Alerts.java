package chipgap.forecast.model;

import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a regulator should know.
 *
 * @param quarters one entry a quarter of the horizon
 * @param checkpoints dated changes of policy ahead, the next one first
 */
public record Alerts(List<QuarterAlert> quarters, List<Checkpoint> checkpoints) {
    public Alerts {
        quarters = List.copyOf(quarters);
        checkpoints = List.copyOf(checkpoints);
    }

    /** Why it is short. */
    public enum Reason {
        /** It is not. */
        NONE,
        /** Deliveries of the quarter were published. */
        PUBLISHED,
        /** Good dies stop more domestic chips. */
        FOUNDRY,
        /** Memory stops more domestic chips. */
        HBM,
        /** Packaging stops more domestic chips. */
        PACKAGING,
        /** Chips are left over that whoever is short may not use. */
        ELIGIBILITY
    }

    /**
     * One quarter.
     *
     * @param quarter the quarter
     * @param total all segments together
     * @param segments by segment
     */
    public record QuarterAlert(Quarter quarter, Alert total, List<Alert> segments) {
        public QuarterAlert {
            segments = List.copyOf(segments);
        }
    }

    /**
     * How bad it is for a segment.
     *
     * @param segment name of the segment, {@link ForecastResult.SegmentOutlook#ALL} for all of them
     * @param level how bad
     * @param reason what stands behind most of the draws that are short
     * @param isShort draws that are short
     * @param isBadlyShort draws that are badly short
     */
    public record Alert(String segment, AlertLevel level, Reason reason, Share isShort, Share isBadlyShort) {}

    /**
     * A dated change of policy.
     *
     * @param provision resource name
     * @param starts whether it starts then; it ends otherwise
     * @param date median over the draws in which it happens
     * @param probability share of draws in which it happens
     */
    public record Checkpoint(String provision, boolean starts, LocalDate date, double probability) {}

    /** The next dated change of policy; null when none is known. */
    public @Nullable Checkpoint next() {
        return checkpoints.isEmpty() ? null : checkpoints.getFirst();
    }
}
