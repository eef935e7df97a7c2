package chipgap.policy.model;

import chipgap.kernel.random.RandomInput;
import java.util.Locale;
import java.util.Map;

/** The random inputs of a provision. */
public enum ProvisionInput {
    OCCURS,
    STRENGTH,
    LEAKAGE,
    ONSET,
    ENDS,
    END;

    /** Its stream. */
    RandomInput of(String key, Map<ProvisionInput, Integer> dimensions) {
        return new RandomInput(key + "/" + name().toLowerCase(Locale.ROOT), dimensions.get(this));
    }
}
