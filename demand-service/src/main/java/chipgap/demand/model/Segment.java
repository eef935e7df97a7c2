package chipgap.demand.model;

import java.util.Locale;
import java.util.Set;

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
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public Segment {
        requireCountry(headquarters);
        if (priorityTier < 0) {
            throw new IllegalArgumentException(
                    "The priority tier (%d) of the segment '%s' must be 0 or more.".formatted(priorityTier, id));
        }
    }

    /** Refuses what is no code of a country. */
    public static void requireCountry(String code) {
        if (!COUNTRIES.contains(code)) {
            throw new IllegalArgumentException(
                    "'%s' is not an ISO 3166 code of two letters. Give one such as CN.".formatted(code));
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
