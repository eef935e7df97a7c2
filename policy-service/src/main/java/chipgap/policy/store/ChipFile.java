package chipgap.policy.store;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.platform.reference.CsvTable;
import chipgap.policy.model.Catalogue;
import chipgap.policy.model.ChipFacts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chip catalogue: the file that supply-service ships, packed into this service by its build. */
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

    static Catalogue read() {
        List<ChipFacts> chips =
                CsvTable.read(RESOURCE, HEADER).stream().map(ChipFile::facts).toList();
        return new Catalogue(Fingerprint.of(chips.toString()), chips);
    }

    private static ChipFacts facts(CsvTable.Row row) {
        return new ChipFacts(
                row.required("id"),
                row.required("title"),
                row.required("vendor"),
                row.required("country"),
                row.text("process"),
                row.number("fp16_dense_tflops"),
                highest(row.number("fp8_dense_tflops"), row.number("int8_dense_tops")),
                row.number("fp4_dense_tflops"),
                row.number("die_area_mm2"),
                row.number("memory_bandwidth_tbs"),
                row.number("interconnect_gbs"),
                row.integer("hbm_stacks"));
    }

    private static @Nullable Double highest(@Nullable Double one, @Nullable Double other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
    }
}
