package chipgap.supply.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.supply.model.Chip;
import chipgap.supply.model.ComputeBasis;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is computed of each chip of the shipped catalogue, against what was published of it. */
class ChipCatalogueTest {
    private static final Map<String, Chip> CATALOGUE = ChipFile.read(Instant.EPOCH).stream()
            .map(ChipEntity::toModel)
            .collect(Collectors.toMap(Chip::id, Function.identity()));

    /**
     * TPP, H100e of 8-bit and of 16-bit operations as the reference data print them (chips.csv, columns tpp, h100e_8bit, h100e_fp16); memory
     * bandwidth in units of 3.35 TB/s and TPP per mm² by hand. Eight TPP are not those printed:
     *
     * <ul>
     *   <li>ascend-910b: 5120 is printed, the 16-bit rate × 16; the 8-bit rate gives more, 700 × 8.
     *   <li>ascend-910c: 12032 is printed, the 8-bit rate × 8; the 16-bit rate gives more, 780 × 16.
     *   <li>siyuan-590: 4493 is printed, and the 16-bit rate was taken from it, rounded: 281 × 16.
     *   <li>mi308x: 5230 is printed, the 8-bit rate × 8; the same rate stands at 16 bits, which doubles it. The row's note warns of it.
     *   <li>bw1000, kunlun-p800, t-head-ppu, br106: none is printed, for want of an 8-bit rate; the 16-bit rate × 16 is a lower bound.
     * </ul>
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
            a100          ,   4992,  0.315,  0.315,  0.609,   6.04
            a800          ,   4992,  0.315,  0.315,  0.609,   6.04
            h100          ,  15832,    1.0,    1.0,  1.000,  19.45
            h800          ,  15832,    1.0,    1.0,  1.003,  19.45
            h20           ,   2368,   0.15,   0.15,  1.194,   2.91
            h200          ,  15832,    1.0,    1.0,  1.433,  19.45
            b200          ,  36000,  2.274,  2.274,  2.388,  22.50
            gb200         ,  40000,  2.527,  2.527,  2.388,  25.00
            b300          ,  60000,  2.527,  2.527,  2.388,  37.50
            b30a          ,  30000,  1.263,  1.263,  1.194,  37.50
            rtx-pro-6000d ,   2368,   0.15,   0.15,  0.328,
            mi300x        ,  20919,  1.321,  1.321,  1.582,  20.57
            mi308x        ,  10459,   0.33,  0.661,  1.582,
            ascend-910    ,   4096,  0.259,  0.259,  0.358,   8.98
            ascend-910b   ,   5600,  0.354,  0.323,  0.478,   8.41
            ascend-910c   ,  12480,   0.76,  0.788,  0.955,   9.38
            ascend-950pr  ,   8000,  0.505,  0.505,  0.478,
            ascend-950dt  ,   8000,  0.505,  0.505,  1.194,
            ascend-960    ,  16000,  1.011,  1.011,  2.866,
            ascend-970    ,  32000,  2.021,  2.021,  4.299,
            siyuan-590    ,   4496,  0.259,  0.284,  0.597,
            dcu-k100      ,   3072,  0.194,  0.194,  0.358,
            bw1000        ,   7680,       ,  0.485,  0.478,
            kunlun-p800   ,   5520,       ,  0.349,       ,
            t-head-ppu    ,   1899,       ,   0.12,       ,
            mtt-s4000     ,   1600,  0.101,  0.101,  0.229,
            mtt-s5000     ,   8000,  0.505,  0.505,  0.478,
            xiyun-c500    ,   4480,  0.283,  0.243,  0.537,
            xiyun-c600    ,   8000,  0.505,  0.505,       ,
            br100         ,  16384,  1.035,  1.035,  0.687,  15.26
            br106         ,   5424,       ,  0.343,  0.343,
            enflame-s60   ,   1600,  0.101,  0.101,  0.478,
            """)
    void computesWhatWasPublished(
            String id,
            @Nullable Double tpp,
            @Nullable Double ops8,
            @Nullable Double bf16,
            @Nullable Double memory,
            @Nullable Double density) {
        Chip chip = chip(id);
        assertClose("TPP", chip.totalProcessingPerformance(), tpp, 1);
        assertClose("OPS8", chip.h100e(ComputeBasis.OPS8), ops8, 5e-4);
        assertClose("BF16_DENSE", chip.h100e(ComputeBasis.BF16_DENSE), bf16, 5e-4);
        assertClose("MEM_BW", chip.h100e(ComputeBasis.MEM_BW), memory, 5e-4);
        assertClose("performance density", chip.performanceDensity(), density, 5e-3);
    }

    /** Each chip stands in the table above. */
    @Test
    void holdsThirtyTwoChips() {
        assertThat(CATALOGUE).hasSize(32);
    }

    /** An H20 moves 4.0 TB/s, more than the H100 it was cut from; its operations stay under the limits of October 2023. */
    @Test
    void anH20IsSlowAtOperationsAndFastAtMemory() {
        Chip h20 = chip("h20");
        assertThat(h20.memoryBandwidthTbs()).isEqualTo(4.0);
        assertThat(h20.h100e(ComputeBasis.MEM_BW).orElseThrow()).isGreaterThan(1);
        assertThat(h20.totalProcessingPerformance().orElseThrow()).isLessThan(2400);
        assertThat(h20.performanceDensity().orElseThrow()).isLessThan(3.2);
        assertThat(chip("a100").performanceDensity().orElseThrow()).isGreaterThan(5.92);
    }

    private static Chip chip(String id) {
        return Objects.requireNonNull(CATALOGUE.get(id));
    }

    private static void assertClose(String what, OptionalDouble computed, @Nullable Double expected, double tolerance) {
        if (expected == null) {
            assertThat(computed).as(what).isEmpty();
        } else {
            assertThat(computed.orElseThrow()).as(what).isCloseTo(expected, within(tolerance));
        }
    }
}
