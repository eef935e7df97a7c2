package chipgap.policy.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a scope may ask of a chip: a number or a word. */
public enum ChipAttribute {
    TPP(true),
    PERFORMANCE_DENSITY(true),
    MEMORY_BANDWIDTH_TBS(true),
    INTERCONNECT_GBS(true),
    DIE_AREA_MM2(true),
    HBM_STACKS(true),
    CHIP(false),
    ORIGIN(false),
    DESIGNER(false),
    NODE(false);

    private final boolean isNumber;
    private final String text = name().toLowerCase(Locale.ROOT);

    ChipAttribute(boolean isNumber) {
        this.isNumber = isNumber;
    }

    /** The attribute of a name such as {@code performance_density}. */
    public static ChipAttribute named(String name) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no attribute of a chip that a scope can ask for. There are %s."
                                .formatted(
                                        name,
                                        Arrays.stream(values())
                                                .map(ChipAttribute::text)
                                                .collect(Collectors.joining(", ")))));
    }

    /** The name that {@link #named} reads. */
    public String text() {
        return text;
    }

    boolean isNumber() {
        return isNumber;
    }

    /** The number; empty when it was not published. */
    Optional<Double> number(ChipFacts chip) {
        return switch (this) {
            case TPP -> chip.tpp();
            case PERFORMANCE_DENSITY -> chip.performanceDensity();
            case MEMORY_BANDWIDTH_TBS -> Optional.ofNullable(chip.memoryBandwidthTbs());
            case INTERCONNECT_GBS -> Optional.ofNullable(chip.interconnectGbs());
            case DIE_AREA_MM2 -> Optional.ofNullable(chip.dieAreaMm2());
            case HBM_STACKS -> Optional.ofNullable(chip.hbmStacks()).map(Integer::doubleValue);
            case CHIP, ORIGIN, DESIGNER, NODE -> Optional.empty();
        };
    }

    /** The word; empty when it is not known. */
    String word(ChipFacts chip) {
        return switch (this) {
            case CHIP -> chip.id();
            case ORIGIN -> chip.origin();
            case DESIGNER -> chip.designer();
            case NODE -> chip.node();
            case TPP, PERFORMANCE_DENSITY, MEMORY_BANDWIDTH_TBS, INTERCONNECT_GBS, DIE_AREA_MM2, HBM_STACKS -> "";
        };
    }
}
