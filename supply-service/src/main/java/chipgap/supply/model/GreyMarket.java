package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;

/**
 * Smuggled compute. Observed quarters are differences of the published cumulative curve, each draw keeping its place in it; later ones are
 * what was observed last, times an uncertain relative flow, times what enforcement that came since lets pass.
 */
final class GreyMarket {
    private static final int QUARTERS = SupplyModel.HORIZON.length();
    /** Quarters whose mean is carried on. */
    private static final int CARRIED_QUARTERS = 2;

    private final SupplyStructure.GreyMarket names;
    private final Evidence evidence;
    private final UncertainSeries relative;
    private final UncertainValue withoutEvidence;

    GreyMarket(SupplyStructure structure, Evidence evidence) {
        this.names = structure.greyMarket();
        this.evidence = evidence;
        relative = evidence.series(names.relative());
        withoutEvidence = evidence.value(names.withoutEvidence());
    }

    /** Chips of the class of an H100, row-major, #draws × #quarters. */
    double[] chips(DrawBlock block, SupplyPolicy policy) {
        double[] observed = new double[block.drawCount() * QUARTERS];
        int observedQuarters = evidence.knows(names.cumulative()) ? observe(block, observed) : 0;
        double[] relatives = relative.sample(block, SupplyModel.HORIZON);
        double[] unseen = withoutEvidence.sample(block);
        double[] chips = observed.clone();
        for (int draw = 0; draw < block.drawCount(); draw++) {
            double carried = observedQuarters < CARRIED_QUARTERS
                    ? unseen[draw]
                    : mean(observed, draw * QUARTERS + observedQuarters - CARRIED_QUARTERS);
            for (int q = observedQuarters; q < QUARTERS; q++) {
                int cell = draw * QUARTERS + q;
                chips[cell] = carried * relatives[cell] * policy.passing(names.chip(), Pathway.GREY_MARKET, cell);
            }
        }
        return chips;
    }

    /** Fills in the flows of the quarters that the cumulative curve covers from the first one on, and returns how many there are. */
    private int observe(DrawBlock block, double[] flows) {
        UncertainSeries curve = evidence.series(names.cumulative());
        double[] cumulative = curve.sample(block, SupplyModel.HORIZON);
        int covered = 0;
        while (covered < QUARTERS && curve.observed(SupplyModel.HORIZON.at(covered))) {
            for (int cell = covered; cell < flows.length; cell += QUARTERS) {
                double before = covered == 0 ? 0 : cumulative[cell - 1];
                flows[cell] = Math.max(0, cumulative[cell] - before);
            }
            covered++;
        }
        return covered;
    }

    private static double mean(double[] values, int from) {
        double sum = 0;
        for (int i = from; i < from + CARRIED_QUARTERS; i++) {
            sum += values[i];
        }
        return sum / CARRIED_QUARTERS;
    }
}
