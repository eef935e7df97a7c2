package chipgap.supply.model;

import chipgap.kernel.evidence.Grade;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One chip of the catalogue. What was not published is null.
 *
 * @param id stable id
 * @param title what the vendor calls it
 * @param vendor vendor
 * @param country country of the vendor, ISO 3166 alpha-2
 * @param release quarter of its first volume, or "never"
 * @param process process and foundry in words
 * @param computeDies compute dies in the package
 * @param dieAreaMm2 area of all compute dies together
 * @param fp16DenseTflops dense 16-bit operations, 1e12 a second
 * @param dense8BitTops highest dense 8-bit operations, 1e12 a second
 * @param memoryGb memory
 * @param memoryBandwidthTbs memory bandwidth
 * @param hbmStacks memory stacks
 * @param thermalDesignPowerW power
 * @param priceUsd price
 * @param source who says so
 * @param note what to know about the row
 */
public record Chip(
        String id,
        String title,
        String vendor,
        String country,
        String release,
        String process,
        @Nullable Integer computeDies,
        @Nullable Double dieAreaMm2,
        @Nullable Double fp16DenseTflops,
        @Nullable Double dense8BitTops,
        @Nullable Double memoryGb,
        @Nullable Double memoryBandwidthTbs,
        @Nullable Integer hbmStacks,
        @Nullable Double thermalDesignPowerW,
        @Nullable Double priceUsd,
        Source source,
        String note) {
    /** Dense 8-bit operations of an H100 SXM, 1e12 a second. */
    private static final double H100_8BIT_TOPS = 1979;
    /** Dense 16-bit operations of an H100 SXM, 1e12 a second. */
    private static final double H100_16BIT_TFLOPS = 989.4;

    /**
     * A published source.
     *
     * @param publisher who published it
     * @param url address
     * @param publishedOn date by which it was public
     * @param accessedOn date on which it was read
     * @param grade how far to trust it
     */
    public record Source(String publisher, String url, LocalDate publishedOn, LocalDate accessedOn, Grade grade) {}

    /**
     * Compute in units of an H100 SXM: dense 8-bit operations, or dense 16-bit operations where no 8-bit rate was published; empty when neither
     * was.
     */
    public OptionalDouble h100e() {
        if (dense8BitTops != null) {
            return OptionalDouble.of(dense8BitTops / H100_8BIT_TOPS);
        }
        return fp16DenseTflops == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(fp16DenseTflops / H100_16BIT_TFLOPS);
    }

    /** Whether the vendor is Chinese, so that buyers bound to domestic chips may use it. */
    public boolean isDomestic() {
        return country.equals("CN");
    }
}
