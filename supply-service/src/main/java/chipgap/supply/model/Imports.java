package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.random.DrawBlock;
import chipgap.supply.model.SupplyStructure.Import;
import java.util.List;
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

    /** Chips of each import, row-major, #draws × #quarters, with the caps that they share. Published deliveries stay as they are. */
    static double[][] chips(List<Imports> imports, DrawBlock block, SupplyPolicy policy) {
        double[][] chips = new double[imports.size()][];
        for (int i = 0; i < chips.length; i++) {
            chips[i] = imports.get(i).chips(block, policy);
        }
        policy.flowCaps().forEach(cap -> cap(imports, chips, cap));
        return chips;
    }

    private static void cap(List<Imports> imports, double[][] chips, SupplyPolicy.FlowCap cap) {
        for (int cell = 0; cell < cap.intensities().length; cell++) {
            double delivered = 0;
            double open = 0;
            for (int i = 0; i < chips.length; i++) {
                if (imports.get(i).isUnder(cap)) {
                    boolean published = imports.get(i).isPublished(cell % QUARTERS);
                    delivered += published ? chips[i][cell] : 0;
                    open += published ? 0 : chips[i][cell];
                }
            }
            double above = Math.min(open, delivered + open - cap.chipsPerQuarter());
            if (above > 0) {
                double kept = 1 - cap.intensities()[cell] * above / open;
                for (int i = 0; i < chips.length; i++) {
                    boolean stays =
                            !imports.get(i).isUnder(cap) || imports.get(i).isPublished(cell % QUARTERS);
                    chips[i][cell] *= stays ? 1 : kept;
                }
            }
        }
    }

    private boolean isUnder(SupplyPolicy.FlowCap cap) {
        return cap.caps(imported.chip());
    }

    private boolean isPublished(int quarter) {
        return deliveries != null && deliveries.observed(SupplyModel.HORIZON.at(quarter));
    }

    /** Chips before caps, row-major, #draws × #quarters. */
    private double[] chips(DrawBlock block, SupplyPolicy policy) {
        double[] offered = offers.sample(block, SupplyModel.HORIZON);
        double[] published = deliveries == null ? offered : deliveries.sample(block, SupplyModel.HORIZON);
        double[] chips = new double[offered.length];
        for (int q = 0; q < QUARTERS; q++) {
            boolean isPublished = isPublished(q);
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
