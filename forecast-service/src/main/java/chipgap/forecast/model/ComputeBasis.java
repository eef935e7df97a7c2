package chipgap.forecast.model;

import org.jspecify.annotations.Nullable;

/** What the compute of a chip is measured by, in units of an H100 SXM. */
public enum ComputeBasis {
    /** Dense 8-bit operations ÷ 1979e12 a second. */
    OPS8,
    /** Dense 16-bit operations ÷ 989.4e12 a second. */
    BF16_DENSE,
    /** Memory bandwidth ÷ 3.35 TB/s. */
    MEMORY_BANDWIDTH;

    /** What a chip that counts {@code ops8} on the first basis counts on this one; null where its rate is not published. */
    @Nullable Double h100e(double ops8, ChipFacts chip) {
        return switch (this) {
            case OPS8 -> ops8;
            case BF16_DENSE -> chip.h100eBf16();
            case MEMORY_BANDWIDTH -> chip.h100eMemoryBandwidth();
        };
    }

    /** A basis on which a chip cannot be counted. */
    public static final class NoRateException extends RuntimeException {
        NoRateException(ComputeBasis basis, String chip) {
            super("%s has no published rate on the basis %s. Choose another basis.".formatted(chip, basis));
        }
    }
}
