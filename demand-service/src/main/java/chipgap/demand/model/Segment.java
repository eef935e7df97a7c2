package chipgap.demand.model;

/**
 * A segment of buyers.
 *
 * @param id stable id; the quantities of the segment are named {@code segment.{id}…}
 * @param title what it is called
 * @param description who belongs to it
 * @param priorityTier tier in which it is served when chips are short, 0 first
 * @param priorityReason why this tier
 */
public record Segment(String id, String title, String description, int priorityTier, String priorityReason) {
    public Segment {
        if (priorityTier < 0) {
            throw new IllegalArgumentException(
                    "The priority tier (%d) of the segment '%s' must be 0 or more.".formatted(priorityTier, id));
        }
    }

    String weight() {
        return "segment." + id + ".weight";
    }

    String inferenceShare() {
        return "segment." + id + ".inference_share";
    }

    String stateFunded() {
        return "segment." + id + ".state_funded";
    }
}
