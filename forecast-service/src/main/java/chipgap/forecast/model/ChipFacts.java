package chipgap.forecast.model;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue publishes of a chip; null where nothing was.
 *
 * @param chip name of the chip
 * @param computeDies compute dies in the package
 * @param memoryStacks high-bandwidth memory stacks in the package
 * @param priceUsd price of one chip
 */
public record ChipFacts(
        String chip,
        @Nullable Integer computeDies,
        @Nullable Integer memoryStacks,
        @Nullable Double priceUsd) {}
