package chipgap.demand.model;

import java.util.regex.Pattern;

/**
 * A segment of buyers.
 *
 * @param id stable id; the quantities of the segment are named {@code segment.{id}…}
 * @param title what it is called
 * @param description who belongs to it
 * @param headquarters country where its buyers, or their parents, have their headquarters, ISO 3166 alpha-2
 * @param priorityTier tier in which it is served when chips are short, 0 first
 * @param priorityReason why this tier
 */
public record Segment(
        String id, String title, String description, String headquarters, int priorityTier, String priorityReason) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    public Segment {
        requireCountry(headquarters);
        if (priorityTier < 0) {
            throw new IllegalArgumentException(
                    "The priority tier (%d) of the segment '%s' must be 0 or more.".formatted(priorityTier, id));
        }
    }

    /** Refuses what is no code of a country. */
    public static void requireCountry(String code) {
        if (!COUNTRY.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a country code of ISO 3166. Write two capital letters, such as CN.".formatted(code));
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

    String backlogOdds() {
        return "segment." + id + ".backlog_odds";
    }
}
