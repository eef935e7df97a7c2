package chipgap.supply.store;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.platform.reference.CsvTable;
import chipgap.platform.reference.ReferenceDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shipped chip catalogue. */
final class ChipFile {
    private static final String RESOURCE = "/reference/chips.csv";
    private static final List<String> HEADER = List.of(
            "id",
            "reference",
            "title",
            "vendor",
            "country",
            "release",
            "process",
            "foundry",
            "compute_dies",
            "die_area_mm2",
            "fp16_dense_tflops",
            "fp8_dense_tflops",
            "int8_dense_tops",
            "fp4_dense_tflops",
            "memory_type",
            "memory_gb",
            "memory_bandwidth_tbs",
            "hbm_stacks",
            "thermal_design_power_w",
            "price_usd",
            "interconnect_gbs",
            "publisher",
            "url",
            "published_on",
            "accessed_on",
            "grade",
            "note");

    private ChipFile() {}

    static List<ChipEntity> read(Instant recordedAt) {
        return CsvTable.read(RESOURCE, HEADER).stream()
                .map(row -> entity(row, recordedAt))
                .toList();
    }

    private static ChipEntity entity(CsvTable.Row row, Instant recordedAt) {
        ChipEntity chip = new ChipEntity();
        chip.id = row.required("id");
        chip.reference = row.required("reference");
        chip.title = row.required("title");
        chip.vendor = row.required("vendor");
        chip.country = row.required("country");
        chip.release = row.required("release");
        chip.process = Stream.of(row.text("process"), row.text("foundry"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        chip.computeDies = row.integer("compute_dies");
        chip.dieAreaMm2 = row.number("die_area_mm2");
        chip.fp16DenseTflops = row.number("fp16_dense_tflops");
        chip.dense8BitTops = highest(row.number("fp8_dense_tflops"), row.number("int8_dense_tops"));
        chip.fp4DenseTflops = row.number("fp4_dense_tflops");
        chip.memoryGb = row.number("memory_gb");
        chip.memoryBandwidthTbs = row.number("memory_bandwidth_tbs");
        chip.hbmStacks = row.integer("hbm_stacks");
        chip.thermalDesignPowerW = row.number("thermal_design_power_w");
        chip.priceUsd = row.number("price_usd");
        chip.publisher = row.required("publisher");
        chip.url = row.text("url");
        chip.publishedOn = date(row, "published_on");
        chip.accessedOn = date(row, "accessed_on");
        chip.grade = row.required("grade");
        chip.note = row.text("note");
        chip.recordedAt = recordedAt;
        chip.contentDigest = Fingerprint.of(HEADER.stream().map(row::text).toArray(String[]::new));
        return chip;
    }

    private static LocalDate date(CsvTable.Row row, String column) {
        return ReferenceDates.lastDay(row.required(column));
    }

    private static @Nullable Double highest(@Nullable Double one, @Nullable Double other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
    }
}
