package chipgap.platform.figure;

import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.ValueKind;
import chipgap.platform.reference.CsvTable;
import java.util.List;

/**
 * Something that figures are about, as it is recorded.
 *
 * @param name stable dotted name
 * @param unit unit of its numbers
 * @param kind numbers it can take
 * @param description what it is, in a sentence
 */
record QuantityRow(String name, String unit, ValueKind kind, String description) {
    private static final List<String> HEADER = List.of("name", "unit", "kind", "description");

    static QuantityRow of(Quantity modelInput) {
        return new QuantityRow(modelInput.name(), modelInput.unit(), modelInput.kind(), modelInput.description());
    }

    /** The rows of a shipped file; none where the service ships none. */
    static List<QuantityRow> read(String resource) {
        return CsvTable.readIfShipped(resource, HEADER).stream()
                .map(QuantityRow::of)
                .toList();
    }

    private static QuantityRow of(CsvTable.Row row) {
        return new QuantityRow(row.required("name"), row.required("unit"), kind(row), row.required("description"));
    }

    private static ValueKind kind(CsvTable.Row row) {
        try {
            return ValueKind.valueOf(row.required("kind"));
        } catch (IllegalArgumentException invalid) {
            throw row.refuse("kind", "must be POSITIVE, FRACTION or REAL");
        }
    }
}
