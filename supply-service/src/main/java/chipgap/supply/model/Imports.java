package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.random.DrawBlock;
import chipgap.supply.model.SupplyStructure.Import;
import org.jspecify.annotations.Nullable;

/** Legal imports of one chip: published deliveries, and otherwise what is offered and passes the exporter's and the importer's gates. */
final class Imports {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private final Import imported;
    private final UncertainSeries offers;
    private final @Nullable UncertainSeries deliveries;

    Imports(Import imported, Evidence evidence) {
        this.imported = imported;
        offers = evidence.series(imported.offers());
        String published = imported.deliveries();
        deliveries = published != null && evidence.knows(published) ? evidence.series(published) : null;
    }

    /** Chips, row-major, #draws × #quarters. */
    double[] chips(DrawBlock block, SupplyPolicy policy) {
        double[] offered = offers.sample(block, SupplyModel.HORIZON);
        double[] published = deliveries == null ? offered : deliveries.sample(block, SupplyModel.HORIZON);
        double[] chips = new double[offered.length];
        for (int q = 0; q < QUARTERS; q++) {
            boolean isPublished = deliveries != null && deliveries.observed(SupplyModel.HORIZON.at(q));
            boolean isOffered = imported.firstQuarter().compareTo(SupplyModel.HORIZON.at(q)) <= 0;
            for (int cell = q; cell < chips.length; cell += QUARTERS) {
                if (isPublished) {
                    chips[cell] = published[cell];
                } else if (isOffered) {
                    chips[cell] = offered[cell] * policy.passing(imported.chip(), Pathway.LEGAL_IMPORT, cell);
                }
            }
        }
        return chips;
    }
}
