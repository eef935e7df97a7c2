package chipgap.demand.store;

import chipgap.demand.app.DemandData;
import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandStructure;
import chipgap.demand.model.Segment;
import chipgap.demand.model.Statement;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DimensionRange;
import chipgap.platform.figure.FigureStore;
import chipgap.platform.reference.QuantityFile;
import chipgap.platform.reference.YamlResource;
import io.quarkus.cache.CacheResult;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;

/** Figures in the service's database; the shipped files are loaded at start. */
@ApplicationScoped
class StoredDemandData implements DemandData {
    /** The sampling dimensions of demand; those of the other services lie elsewhere. */
    private static final DimensionRange DIMENSIONS = new DimensionRange(128, 192);

    private final FigureStore figures;
    private final List<Quantity> quantities = QuantityFile.read("/model/quantities.yaml", DIMENSIONS);
    private final StatementFile statements = YamlResource.read("/model/statements.yaml", StatementFile.class);
    private final DemandStructure structure = YamlResource.read("/model/structure.yaml", DemandStructure.class);

    StoredDemandData(FigureStore figures) {
        this.figures = figures;
    }

    /** Loads what is not held yet, and builds the newest model, so that data it cannot work with stop the start. */
    void load(@Observes StartupEvent start) {
        figures.load(quantities);
        modelAt(figures.inventory().newest());
    }

    @Override
    public List<Segment> segments() {
        return structure.segments().stream()
                .sorted(Comparator.comparing(Segment::id))
                .toList();
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
    public DemandModel modelAt(Vintage vintage) {
        return modelOf(figures.pinned(vintage));
    }

    @CacheResult(cacheName = "models")
    DemandModel modelOf(Vintage vintage) {
        return new DemandModel(structure, figures.evidence(vintage, quantities));
    }

    @Override
    public Inventory inventory() {
        FigureStore.Inventory held = figures.inventory();
        return new Inventory(held.rows(), held.unusedRows(), held.newest());
    }
}
