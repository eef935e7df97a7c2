package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.SupplyStructure.Import;

/**
 * Legal imports of one chip: published deliveries, and otherwise what is offered, with what is bought early, and passes the exporter's and the
 * importer's gates.
 */
final class Imports {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private final Import imported;
    private final UncertainSeries offers;
    private final Deliveries deliveries;
    /** First quarter that is offered and not published. */
    private final int firstModelled;

    Imports(Import imported, Evidence evidence) {
        this.imported = imported;
        offers = evidence.series(imported.offers());
        deliveries = new Deliveries(imported.deliveries(), evidence);
        int first = Math.max(
                0, imported.firstQuarter().index() - SupplyModel.HORIZON.start().index());
        while (first < QUARTERS && deliveries.published(first)) {
            first++;
        }
        firstModelled = first;
    }

    String chip() {
        return imported.chip();
    }

    boolean modelled(int q) {
        return q >= firstModelled && !deliveries.published(q);
    }

    /** Chips that pass the gates, before any cap; row-major, #draws × #quarters. */
    double[] chips(DrawBlock block, SupplyPolicy policy) {
        double[] chips = offered(block);
        PullForward.apply(policy, imported.chip(), Pathway.LEGAL_IMPORT, firstModelled, chips);
        policy.pass(imported.chip(), Pathway.LEGAL_IMPORT, chips);
        Deliveries.Sampled published = deliveries.sample(block);
        for (int q = published.first(); q < published.first() + published.quarters(); q++) {
            for (int draw = 0; deliveries.published(q) && draw < block.drawCount(); draw++) {
                chips[draw * QUARTERS + q] = published.at(draw, q);
            }
        }
        return chips;
    }

    /** What is offered from the first modelled quarter on, 0 before. */
    private double[] offered(DrawBlock block) {
        double[] chips = new double[block.drawCount() * QUARTERS];
        if (firstModelled < QUARTERS) {
            QuarterRange modelled = new QuarterRange(SupplyModel.HORIZON.at(firstModelled), SupplyModel.HORIZON.end());
            double[] offered = offers.sample(block, modelled);
            for (int draw = 0; draw < block.drawCount(); draw++) {
                System.arraycopy(
                        offered, draw * modelled.length(), chips, draw * QUARTERS + firstModelled, modelled.length());
            }
        }
        return chips;
    }
}
