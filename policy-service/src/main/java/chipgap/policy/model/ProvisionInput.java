package chipgap.policy.model;

import chipgap.kernel.random.RandomInput;
import java.util.Arrays;
import java.util.List;
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

    /** The streams of a provision; those of what is certain stay unused. */
    public static List<RandomInput> all(String key, Map<ProvisionInput, Integer> dimensions) {
        return Arrays.stream(values()).map(input -> input.of(key, dimensions)).toList();
    }

    /** Its stream. */
    RandomInput of(String key, Map<ProvisionInput, Integer> dimensions) {
        return new RandomInput(key + "/" + name().toLowerCase(Locale.ROOT), dimensions.get(this));
    }
}
