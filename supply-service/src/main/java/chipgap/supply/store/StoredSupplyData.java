package chipgap.supply.store;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DimensionRange;
import chipgap.platform.figure.FigureStore;
import chipgap.platform.reference.QuantityFile;
import chipgap.platform.reference.YamlResource;
import chipgap.supply.app.SupplyData;
import chipgap.supply.model.Chip;
import chipgap.supply.model.Statement;
import chipgap.supply.model.SupplyModel;
import chipgap.supply.model.SupplyStructure;
import io.quarkus.cache.CacheResult;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Figures and chips in the service's database; the shipped files are loaded at start. */
@ApplicationScoped
class StoredSupplyData implements SupplyData {
    private static final Logger LOG = Logger.getLogger(StoredSupplyData.class);

    /** The sampling dimensions of supply; those of the other services lie elsewhere. */
    private static final DimensionRange DIMENSIONS = new DimensionRange(32, 128);

    private final FigureStore figures;
    private final ChipRepository chipRows;
    private final List<Quantity> quantities = QuantityFile.read("/model/quantities.yaml", DIMENSIONS);
    private final StatementFile statements = YamlResource.read("/model/statements.yaml", StatementFile.class);
    private final SupplyStructure structure = YamlResource.read("/model/structure.yaml", SupplyStructure.class);

    StoredSupplyData(FigureStore figures, ChipRepository chipRows) {
        this.figures = figures;
        this.chipRows = chipRows;
    }

    /** Loads what is not held yet, and builds the newest model, so that data it cannot work with stop the start. */
    @Transactional
    void load(@Observes StartupEvent start) {
        figures.load(quantities);
        loadChips();
        Vintage newest = figures.inventory().newest();
        structure.requireFigures(figures.evidence(newest, quantities));
        statements.statements().forEach(structure::requireModelled);
        modelAt(newest);
    }

    private void loadChips() {
        Map<String, ChipEntity> held =
                chipRows.listAll().stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        for (ChipEntity shipped : ChipFile.read(Instant.now().truncatedTo(ChronoUnit.MICROS))) {
            ChipEntity recorded = held.get(shipped.id);
            if (recorded == null) {
                chipRows.persist(shipped);
            } else if (!recorded.contentDigest.equals(shipped.contentDigest)) {
                throw new IllegalStateException(
                        "Chip %s differs from what was recorded at %s. Give the corrected chip a new id."
                                .formatted(shipped.id, recorded.recordedAt));
            }
            if (!structure.uses(shipped.id)) {
                LOG.infof("Chip not used by the model: id=%s reason=\"no flow of it is modelled\"", shipped.id);
            }
        }
    }

    @Override
    @Transactional
    public List<Chip> chips() {
        return chipRows.list("order by id").stream().map(ChipEntity::toModel).toList();
    }

    @Override
    public List<Statement> statements() {
        return statements.statements();
    }

    @Override
    @Transactional
    public Evidence published(Vintage vintage) {
        return figures.evidence(figures.pinned(vintage), statements.quantities());
    }

    @Override
    public SupplyModel modelAt(Vintage vintage) {
        return modelOf(figures.pinned(vintage));
    }

    @CacheResult(cacheName = "models")
    @Transactional
    SupplyModel modelOf(Vintage vintage) {
        Evidence evidence = figures.evidence(vintage, quantities);
        Map<String, Chip> catalogue = chips().stream().collect(Collectors.toMap(Chip::id, Function.identity()));
        return new SupplyModel(structure, catalogue, evidence);
    }

    @Override
    public Inventory inventory() {
        FigureStore.Inventory held = figures.inventory();
        List<Chip> chips = chips();
        int unusedChips =
                (int) chips.stream().filter(chip -> !structure.uses(chip.id())).count();
        return new Inventory(held.rows() + chips.size(), held.unusedRows() + unusedChips, held.newest());
    }
}
