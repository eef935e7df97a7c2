package chipgap.demand.store;

import chipgap.demand.app.DemandData;
import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandStructure;
import chipgap.demand.model.Segment;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DimensionRange;
import chipgap.platform.reference.FigureStore;
import chipgap.platform.reference.QuantityFile;
import chipgap.platform.reference.YamlResource;
import io.quarkus.cache.CacheResult;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Figures in the service's database; the shipped files are loaded at start. */
@ApplicationScoped
class StoredDemandData implements DemandData {
    /** The sampling dimensions of demand; those of the other services lie elsewhere. */
    private static final DimensionRange DIMENSIONS = new DimensionRange(128, 192);

    private final FigureStore figures;
    private final List<Quantity> quantities = QuantityFile.read("/model/quantities.yaml", DIMENSIONS);
    private final DemandStructure structure = YamlResource.read("/model/structure.yaml", DemandStructure.class);
    private final AtomicReference<Inventory> inventory = new AtomicReference<>();

    StoredDemandData(FigureStore figures) {
        this.figures = figures;
    }

    /** Loads what is not held yet, and builds the newest model, so that data it cannot work with stop the start. */
    void load(@Observes StartupEvent start) {
        FigureStore.Inventory held = figures.load("/reference/figures.csv", quantities);
        modelAt(held.newest());
        inventory.set(new Inventory(held.rows(), held.unusedRows(), held.newest()));
    }

    @Override
    public List<Segment> segments() {
        return structure.segments().stream()
                .sorted(Comparator.comparing(Segment::id))
                .toList();
    }

    @Override
    @CacheResult(cacheName = "models")
    public DemandModel modelAt(Vintage vintage) {
        return new DemandModel(structure, figures.evidence(vintage, quantities));
    }

    @Override
    public Inventory inventory() {
        return Objects.requireNonNull(inventory.get(), "nothing is served before the data are loaded");
    }
}
