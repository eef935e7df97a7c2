package chipgap.policy.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what a provision is about.
 *
 * @param chips chips in scope, null for every chip
 * @param headquarters countries where the buyer or its parent has its headquarters, ISO 3166 alpha-2, empty for wherever
 */
public record Scope(@Nullable ChipScope chips, List<String> headquarters) {
    /** Everything. */
    public static final Scope ALL = new Scope(null, List.of());
    /** The market that is forecast: its buyers have their headquarters here. */
    public static final String MARKET = "CN";

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public Scope {
        headquarters = List.copyOf(headquarters);
        for (String country : headquarters) {
            if (!COUNTRIES.contains(country)) {
                throw new IllegalArgumentException(
                        "headquarters '%s' is not an ISO 3166 code of two letters. Give one such as %s."
                                .formatted(country, MARKET));
            }
        }
    }

    /** Whether it is about the buyers of the market. */
    public boolean coversTheMarket() {
        return headquarters.isEmpty() || headquarters.contains(MARKET);
    }
}
