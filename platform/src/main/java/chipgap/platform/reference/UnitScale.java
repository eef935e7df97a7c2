package chipgap.platform.reference;

import java.util.Map;

/** Scales between units as printed and units of quantities. Only scale: what differs in kind is refused. */
final class UnitScale {
    private static final Map<String, Map<String, Double>> SCALES =
            Map.of("percent", Map.of("fraction", 0.01), "USD bn", Map.of("USD", 1e9), "USD mn", Map.of("USD", 1e6));

    private UnitScale() {}

    /** The factor that turns a number of one unit into a number of the other. */
    static double factor(String printed, String wanted) {
        if (printed.equals(wanted)) {
            return 1;
        }
        Double factor = SCALES.getOrDefault(printed, Map.of()).get(wanted);
        if (factor == null) {
            throw new IllegalArgumentException("the unit '%s' cannot become '%s'".formatted(printed, wanted));
        }
        return factor;
    }
}
