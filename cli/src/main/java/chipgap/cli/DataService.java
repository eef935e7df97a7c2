package chipgap.cli;

import java.util.Locale;

/** The services that keep figures. */
enum DataService {
    SUPPLY,
    DEMAND,
    POLICY;

    /** Its name in settings and in print. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
