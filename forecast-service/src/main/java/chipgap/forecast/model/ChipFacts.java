package chipgap.forecast.model;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue publishes of a chip; null where nothing was.
 *
 * @param chip name of the chip
 * @param computeDies compute dies in the package
 * @param memoryStacks high-bandwidth memory stacks in the package
 * @param priceUsd price of one chip
 * @param h100eBf16 dense 16-bit operations in H100
 * @param h100eMemoryBandwidth memory bandwidth in H100
 */
public record ChipFacts(
        String chip,
        @Nullable Integer computeDies,
        @Nullable Integer memoryStacks,
        @Nullable Double priceUsd,
        @Nullable Double h100eBf16,
        @Nullable Double h100eMemoryBandwidth) {}
