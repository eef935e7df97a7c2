package chipgap.supply.model;

import chipgap.kernel.evidence.Grade;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
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
 * @param fp4DenseTflops dense 4-bit operations, 1e12 a second
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
        @Nullable Double fp4DenseTflops,
        @Nullable Double memoryGb,
        @Nullable Double memoryBandwidthTbs,
        @Nullable Integer hbmStacks,
        @Nullable Double thermalDesignPowerW,
        @Nullable Double priceUsd,
        Source source,
        String note) {
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

    /** Compute in units of an H100 SXM on a basis; empty when what the basis counts was not published. */
    public OptionalDouble h100e(ComputeBasis basis) {
        Double published = switch (basis) {
            case OPS8 -> dense8BitTops;
            case BF16_DENSE -> fp16DenseTflops;
            case MEM_BW -> memoryBandwidthTbs;
        };
        return published == null ? OptionalDouble.empty() : OptionalDouble.of(published / basis.ofAnH100());
    }

    /** Compute in units of an H100 SXM on 8-bit operations, or on 16-bit ones where no 8-bit rate was published; empty when neither was. */
    public OptionalDouble h100e() {
        OptionalDouble ops8 = h100e(ComputeBasis.OPS8);
        return ops8.isPresent() ? ops8 : h100e(ComputeBasis.BF16_DENSE);
    }

    /**
     * TPP as the export rules count it: dense operations (1e12 a second) × their bit length, the highest over the published bit lengths; empty
     * when none was published.
     *
     * <p>Source: 15 CFR 774, supplement 1, ECCN 3A090, technical notes (2 × MAC TOPS × bit length; a MAC is two operations).
     */
    public OptionalDouble totalProcessingPerformance() {
        return DoubleStream.of(
                        timesBits(fp16DenseTflops, 16), timesBits(dense8BitTops, 8), timesBits(fp4DenseTflops, 4))
                .filter(performance -> performance > 0)
                .max();
    }

    private static double timesBits(@Nullable Double operations, int bits) {
        return operations == null ? 0 : operations * bits;
    }

    /** TPP ÷ applicable die area in mm², here the area of all compute dies; empty when either was not published. */
    public OptionalDouble performanceDensity() {
        OptionalDouble performance = totalProcessingPerformance();
        return dieAreaMm2 == null || performance.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(performance.getAsDouble() / dieAreaMm2);
    }

    /** Whether the vendor is Chinese, so that buyers bound to domestic chips may use it. */
    public boolean isDomestic() {
        return country.equals("CN");
    }
}
