package chipgap.forecast.model;

import chipgap.kernel.time.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * One output of a forecast.
 *
 * @param output what
 * @param quarter when
 * @param segment whose, as resource name; null for all of them together
 */
public record LineageQuestion(
        Output output, Quarter quarter, @Nullable String segment) {
    /** What can be asked about. */
    public enum Output {
        SHORTFALL {
            @Override
            double of(Want want) {
                return want.unmet();
            }
        },
        FILL_RATE {
            @Override
            double of(Want want) {
                return want.fillRate();
            }
        };

        abstract double of(Want want);
    }
}
