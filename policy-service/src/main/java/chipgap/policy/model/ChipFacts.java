package chipgap.policy.model;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at in a chip. What was not published is null.
 *
 * @param id stable id, empty for a chip that is only described
 * @param title what the vendor calls it
 * @param designer vendor
 * @param origin country of the vendor, ISO 3166 alpha-2
 * @param node process in words
 * @param dense16BitTops dense 16-bit operations, 1e12 a second
 * @param dense8BitTops highest dense 8-bit operations, 1e12 a second
 * @param dense4BitTops dense 4-bit operations, 1e12 a second
 * @param dieAreaMm2 area of all compute dies together
 * @param memoryBandwidthTbs memory bandwidth
 * @param interconnectGbs chip-to-chip bandwidth, both directions
 * @param hbmStacks memory stacks in the package
 */
public record ChipFacts(
        String id,
        String title,
        String designer,
        String origin,
        String node,
        @Nullable Double dense16BitTops,
        @Nullable Double dense8BitTops,
        @Nullable Double dense4BitTops,
        @Nullable Double dieAreaMm2,
        @Nullable Double memoryBandwidthTbs,
        @Nullable Double interconnectGbs,
        @Nullable Integer hbmStacks) {

    /**
     * Total processing performance: the highest of dense TOPS × bit length over the published operations. Source: technical note 2 to ECCN
     * 3A090, where MAC TOPS × 2 are dense TOPS.
     */
    public Optional<Double> tpp() {
        return Stream.of(times(dense16BitTops, 16), times(dense8BitTops, 8), times(dense4BitTops, 4))
                .flatMap(Optional::stream)
                .max(Double::compare);
    }

    /** TPP ÷ die area in mm². */
    public Optional<Double> performanceDensity() {
        return dieAreaMm2 == null ? Optional.empty() : tpp().map(tpp -> tpp / Objects.requireNonNull(dieAreaMm2));
    }

    private static Optional<Double> times(@Nullable Double tops, int bits) {
        return Optional.ofNullable(tops).map(value -> value * bits);
    }
}
