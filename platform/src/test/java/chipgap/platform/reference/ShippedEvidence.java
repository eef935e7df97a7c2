package chipgap.platform.reference;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The shipped figures of a service without its database, for tests of its model. */
public final class ShippedEvidence {
    private ShippedEvidence() {}

    /**
     * What was public on a date, read from {@code /model/quantities.yaml} and {@code /reference/figures.csv}.
     *
     * @param without ids of figures to leave out
     */
    public static Evidence asOf(LocalDate date, String... without) {
        List<Quantity> quantities =
                YamlResource.read("/model/quantities.yaml", QuantityFile.class).quantities();
        List<FigureEntity> rows = FigureRow.read("/reference/figures.csv").stream()
                .filter(row -> !List.of(without).contains(row.id()))
                .map(row -> row.toEntity(Instant.EPOCH))
                .toList();
        return Evidence.asOf(date, quantities, FigureStore.usable(rows, FigureStore.byName(quantities)));
    }
}
