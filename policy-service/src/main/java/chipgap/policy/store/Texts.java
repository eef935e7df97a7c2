package chipgap.policy.store;

import chipgap.policy.model.DateRange;
import chipgap.policy.model.FractionRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What reading the policy book needs everywhere: refusals with their place, keys that may be left out, and ranges. */
final class Texts {
    private Texts() {}

    static <T> T required(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("%s is missing.".formatted(key));
        }
        return value;
    }

    static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <K, V> Map<K, V> mapOf(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }

    /** Reads a part; a refusal tells its place. */
    static <T> T at(String place, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException("%s: %s".formatted(place, refusal.getMessage()), refusal);
        }
    }

    static DateRange dates(String key, List<LocalDate> dates) {
        return at(key, () -> switch (dates.size()) {
            case 1 -> DateRange.certain(dates.getFirst());
            case 3 -> new DateRange(dates.get(0), dates.get(1), dates.get(2));
            default -> throw new IllegalArgumentException("must hold one date or three, not %s.".formatted(dates));
        });
    }

    static FractionRange fractions(String key, List<Double> fractions) {
        return at(key, () -> switch (fractions.size()) {
            case 1 -> FractionRange.certain(fractions.getFirst());
            case 3 -> new FractionRange(fractions.get(0), fractions.get(1), fractions.get(2));
            default ->
                throw new IllegalArgumentException("must hold one fraction or three, not %s.".formatted(fractions));
        });
    }
}
