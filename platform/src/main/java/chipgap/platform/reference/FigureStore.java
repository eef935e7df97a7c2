package chipgap.platform.reference;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Grade;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.time.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The figures of a service in its own database. Rows are only ever added. */
@ApplicationScoped
public class FigureStore {
    private static final Logger LOG = Logger.getLogger(FigureStore.class);

    private final FigureRepository repository;

    FigureStore(FigureRepository repository) {
        this.repository = repository;
    }

    /**
     * What a load found.
     *
     * @param rows rows held
     * @param unusedRows rows that no input of the model uses
     * @param newest the vintage that sees every row
     */
    public record Inventory(int rows, int unusedRows, Vintage newest) {}

    /**
     * Adds the rows of a shipped file that are not held yet, and logs each row that the model cannot use, with the reason.
     *
     * @throws IllegalStateException when a row differs from what was recorded under its id
     */
    @Transactional
    public Inventory load(String resource, List<Quantity> quantities) {
        List<FigureRow> shipped = FigureRow.read(resource);
        Map<String, FigureEntity> held =
                repository.listAll().stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (FigureRow row : shipped) {
            FigureEntity recorded = held.get(row.id());
            if (recorded == null) {
                repository.persist(row.toEntity(now));
            } else if (!recorded.contentDigest.equals(row.contentDigest())) {
                throw new IllegalStateException(
                        "Figure %s of %s differs from what was recorded at %s. Figures are never edited: give the corrected row a new id."
                                .formatted(row.id(), resource, recorded.recordedAt));
            }
        }
        repository.flush();
        return inventory(quantities);
    }

    private Inventory inventory(List<Quantity> quantities) {
        List<FigureEntity> rows = repository.listAll();
        Map<String, Quantity> byName = byName(quantities);
        int unused = 0;
        for (FigureEntity row : rows) {
            String problem = problem(row, byName.get(row.quantity));
            if (problem != null) {
                unused++;
                LOG.infof("Figure not used by the model: id=%s reason=\"%s\"", row.id, problem);
            }
        }
        LOG.infof("Figures ready: rows=%d unused=%d", rows.size(), unused);
        LocalDate newestDate = rows.stream()
                .map(row -> row.publishedOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        Instant newestRecord =
                rows.stream().map(row -> row.recordedAt).max(Instant::compareTo).orElseThrow();
        return new Inventory(rows.size(), unused, new Vintage(newestDate, newestRecord));
    }

    /** What was visible of the given quantities at a vintage. */
    @Transactional
    public Evidence evidence(Vintage vintage, List<Quantity> quantities) {
        Map<String, Quantity> byName = byName(quantities);
        return Evidence.asOf(vintage.asOf(), quantities, usable(repository.visibleAt(vintage), byName));
    }

    static List<Figure> usable(List<FigureEntity> rows, Map<String, Quantity> quantities) {
        List<Figure> figures = new ArrayList<>();
        for (FigureEntity row : rows) {
            Quantity quantity = quantities.get(row.quantity);
            if (quantity != null && problem(row, quantity) == null) {
                figures.add(figure(row, quantity));
            }
        }
        return figures;
    }

    static Map<String, Quantity> byName(List<Quantity> quantities) {
        return quantities.stream().collect(Collectors.toMap(Quantity::name, Function.identity()));
    }

    /** Why the model cannot use a row, null when it can. */
    private static @Nullable String problem(FigureEntity row, @Nullable Quantity quantity) {
        if (quantity == null) {
            return "no input of the model is called " + row.quantity;
        }
        try {
            quantity.requireUsable(figure(row, quantity));
            return null;
        } catch (IllegalArgumentException refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    private static Figure figure(FigureEntity row, Quantity quantity) {
        double factor = UnitScale.factor(row.unit, quantity.unit());
        return new Figure(
                row.id,
                row.quantity,
                Period.parse(row.period),
                scaled(row.low, factor),
                scaled(row.central, factor),
                scaled(row.high, factor),
                row.coverage,
                row.publisher,
                Grade.valueOf(row.grade),
                row.publishedOn,
                row.supersedes);
    }

    private static @Nullable Double scaled(@Nullable Double value, double factor) {
        return value == null ? null : Double.valueOf(value * factor);
    }
}
