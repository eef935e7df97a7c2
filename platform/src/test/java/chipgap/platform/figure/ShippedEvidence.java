package chipgap.platform.figure;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Quantity;
import chipgap.platform.reference.QuantityFile;
import chipgap.platform.reference.YamlResource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The shipped figures of a service without its database, for tests of its model. */
public final class ShippedEvidence {
    private ShippedEvidence() {}

    /**
     * What was public on a date of the quantities that the model samples, read from {@code /model/quantities.yaml} and the files in
     * {@code /reference}.
     *
     * @param without ids of figures to leave out
     */
    public static Evidence asOf(LocalDate date, String... without) {
        return about(sampled(), date, without);
    }

    /** The same of other quantities. */
    public static Evidence about(List<Quantity> quantities, LocalDate date, String... without) {
        Map<String, QuantityRow> known = new HashMap<>();
        sampled().forEach(quantity -> known.put(quantity.name(), QuantityRow.of(quantity)));
        QuantityRow.read("/reference/quantities.csv").forEach(row -> known.put(row.name(), row));
        List<Figure> figures =
                ShippedFile.read("/reference/figures.csv", new FigureRules(known, Map.of(), LocalDate.MAX)).stream()
                        .filter(row -> !List.of(without).contains(row.id()))
                        .map(row -> row.in(Objects.requireNonNull(known.get(row.quantity()))
                                .unit()))
                        .toList();
        return Evidence.asOf(date, quantities, figures);
    }

    /** The quantities that the model samples, in the order of the file. */
    public static List<Quantity> sampled() {
        return YamlResource.read("/model/quantities.yaml", QuantityFile.class).quantities();
    }
}
