package chipgap.platform.figure;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.Vintage;
import chipgap.platform.unit.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The figures of a service as its model sees them. */
@ApplicationScoped
public class FigureStore {
    private static final Logger LOG = Logger.getLogger(FigureStore.class);
    private static final String QUANTITIES = "/reference/quantities.csv";
    private static final String FIGURES = "/reference/figures.csv";
    private static final String SHIPPED_BY = "chipgap";
    private static final String SHIPPED_BECAUSE = "shipped with the project";

    private final DataSource database;
    private final FigureTable figures;
    private final QuantityTable quantities;
    private final FigureRecorder recorder;
    private volatile Map<String, Quantity> modelInputs = Map.of();

    FigureStore(DataSource database, FigureTable figures, QuantityTable quantities, FigureRecorder recorder) {
        this.database = database;
        this.figures = figures;
        this.quantities = quantities;
        this.recorder = recorder;
    }

    /**
     * What is held.
     *
     * @param rows rows
     * @param unusedRows rows that no input of the model uses
     * @param newest the vintage that sees every row
     */
    public record Inventory(int rows, int unusedRows, Vintage newest) {}

    /**
     * Adds the shipped quantities and figures that are not held yet: those that the model samples, and those of {@code /reference/quantities.csv}
     * and {@code /reference/figures.csv} where this build has such files.
     *
     * @throws IllegalStateException when a shipped row breaks a rule, or differs from what was recorded under its id
     */
    @Transactional
    public void load(List<Quantity> sampled) {
        load(QUANTITIES, FIGURES, sampled);
    }

    void load(String quantityFile, String figureFile, List<Quantity> sampled) {
        RecordingLock.hold(database);
        modelInputs = byName(sampled);
        sampled.forEach(quantity -> hold(QuantityRow.of(quantity)));
        QuantityRow.read(quantityFile).forEach(this::hold);
        List<FigureRow> shipped = ShippedFile.read(figureFile, rules(LocalDate.MAX));
        Map<String, FigureRow> held = figures
                .all(shipped.stream().map(FigureRow::id).toList())
                .stream()
                .map(RecordedFigure::row)
                .collect(Collectors.toMap(FigureRow::id, Function.identity()));
        shipped.forEach(row -> requireUnedited(figureFile, row, held.getOrDefault(row.id(), row)));
        List<FigureRow> missing =
                shipped.stream().filter(row -> !held.containsKey(row.id())).toList();
        if (!missing.isEmpty()) {
            record(figureFile, missing);
        }
        LOG.infof("Figures ready: shipped=%d added=%d", shipped.size(), missing.size());
    }

    private void hold(QuantityRow shipped) {
        Unit.parse(shipped.unit());
        if (!quantities.insert(shipped, SHIPPED_BY)) {
            QuantityRow held = quantities.find(shipped.name()).orElseThrow();
            if (!held.unit().equals(shipped.unit()) || held.kind() != shipped.kind()) {
                throw new IllegalStateException(
                        "The quantity %s is recorded in %s as %s, but ships in %s as %s. Quantities are never edited: give the new one another name."
                                .formatted(shipped.name(), held.unit(), held.kind(), shipped.unit(), shipped.kind()));
            }
        }
    }

    private static void requireUnedited(String file, FigureRow shipped, FigureRow held) {
        if (!held.equals(shipped)) {
            throw new IllegalStateException(
                    "Figure %s of %s differs from what is recorded. Figures are never edited: give the corrected row a new id that supersedes it."
                            .formatted(shipped.id(), file));
        }
    }

    private void record(String file, List<FigureRow> rows) {
        FigureRecorder.Outcome outcome = recorder.record(
                sink -> {
                    for (int i = 0; i < rows.size(); i++) {
                        sink.accept(rows.get(i), i);
                    }
                    return true;
                },
                SHIPPED_BY,
                SHIPPED_BECAUSE);
        if (!outcome.conflicts().isEmpty()) {
            throw new IllegalStateException("%s cannot be loaded: %s"
                    .formatted(
                            file,
                            outcome.conflicts().stream()
                                    .map(conflict -> conflict.id() + ": " + conflict.reason())
                                    .collect(Collectors.joining(" "))));
        }
    }

    /** What was visible of the given quantities at a vintage. */
    public Evidence evidence(Vintage vintage, Collection<Quantity> sampled) {
        RecordingLock.await(database);
        Map<String, Quantity> byName = byName(sampled);
        List<Figure> visible = figures.visible(vintage, byName.keySet()).stream()
                .map(row -> row.in(
                        Objects.requireNonNull(byName.get(row.quantity())).unit()))
                .toList();
        return Evidence.asOf(vintage.asOf(), sampled, visible);
    }

    /** The vintage of the same rows whose instant is that of the last of them, so that a later record never changes what it means. */
    public Vintage pinned(Vintage vintage) {
        RecordingLock.await(database);
        return figures.lastRecord(vintage.recordedUntil())
                .map(last -> new Vintage(vintage.asOf(), last))
                .orElse(vintage);
    }

    /** What is held now; at least one figure must be. */
    public Inventory inventory() {
        RecordingLock.await(database);
        FigureTable.Extent extent = figures.extent(modelInputs.keySet());
        return new Inventory(
                extent.rows(),
                extent.unusedRows(),
                Objects.requireNonNull(extent.newest(), "a service with a model ships figures"));
    }

    /** How the model samples a quantity; null when it does not. */
    public @Nullable Quantity modelInput(String quantity) {
        return modelInputs.get(quantity);
    }

    /** The rules for figures that are recorded now. */
    FigureRules rules() {
        return rules(today());
    }

    private FigureRules rules(LocalDate today) {
        return new FigureRules(quantities.byName(), modelInputs, today);
    }

    /** The date where the day begins first, so that nobody's today lies in the future. */
    static LocalDate today() {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.ofHours(14));
    }

    private static Map<String, Quantity> byName(Collection<Quantity> sampled) {
        return sampled.stream().collect(Collectors.toMap(Quantity::name, Function.identity()));
    }
}
