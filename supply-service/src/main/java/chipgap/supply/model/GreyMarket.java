package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.SupplyStructure.Racks;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Smuggled compute. Observed quarters are differences of the published cumulative curve, each draw keeping its place in it; later ones are
 * what was observed last, times an uncertain relative flow, times what enforcement that came since lets pass. A part of it comes as whole racks.
 */
final class GreyMarket {
    private static final int QUARTERS = SupplyModel.HORIZON.length();
    /** Quarters whose mean is carried on. */
    private static final int CARRIED_QUARTERS = 2;

    private final SupplyStructure.GreyMarket names;
    private final double rackCompute;
    private final @Nullable UncertainSeries curve;
    private final int observedQuarters;
    private final UncertainSeries relative;
    private final UncertainSeries racks;
    private final UncertainValue withoutEvidence;

    /**
     * The grey market of a structure.
     *
     * @param computeOfChip compute of one smuggled chip by its id
     */
    GreyMarket(SupplyStructure structure, Evidence evidence, ToDoubleFunction<String> computeOfChip) {
        names = structure.greyMarket();
        Racks racked = names.racks();
        rackCompute = racked.chipsPerRack()
                * computeOfChip.applyAsDouble(racked.chip())
                / computeOfChip.applyAsDouble(names.chip());
        curve = evidence.knows(names.cumulative()) ? evidence.series(names.cumulative()) : null;
        int covered = 0;
        while (curve != null && covered < QUARTERS && curve.observed(SupplyModel.HORIZON.at(covered))) {
            covered++;
        }
        observedQuarters = covered;
        relative = evidence.series(names.relative());
        racks = evidence.series(racked.flow());
        withoutEvidence = evidence.value(names.withoutEvidence());
    }

    /**
     * Smuggled chips of a block, row-major, #draws × #quarters.
     *
     * @param single chips of the class of an H100, without what comes in racks
     * @param racked chips in racks, always whole racks
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    record Smuggled(double[] single, double[] racked) {}

    boolean modelled(int q) {
        return q >= observedQuarters;
    }

    Smuggled sample(DrawBlock block, SupplyPolicy policy) {
        double[] compute = compute(block, policy);
        double[] racked = new double[compute.length];
        int first = names.racks().firstQuarter().index()
                - SupplyModel.HORIZON.start().index();
        QuarterRange counted = new QuarterRange(names.racks().firstQuarter(), SupplyModel.HORIZON.end());
        double[] offered = racks.sample(block, counted);
        for (int draw = 0; draw < block.drawCount(); draw++) {
            for (int q = first; q < QUARTERS; q++) {
                int cell = draw * QUARTERS + q;
                double passing =
                        q < observedQuarters ? 1 : policy.passing(names.racks().chip(), Pathway.GREY_MARKET, cell);
                double whole = Math.floor(
                        Math.min(offered[draw * counted.length() + q - first] * passing, compute[cell] / rackCompute));
                racked[cell] = whole * names.racks().chipsPerRack();
                compute[cell] = Math.max(0, compute[cell] - whole * rackCompute);
            }
        }
        return new Smuggled(compute, racked);
    }

    /** All of it as chips of the class of an H100. */
    private double[] compute(DrawBlock block, SupplyPolicy policy) {
        double[] chips = new double[block.drawCount() * QUARTERS];
        observe(block, chips);
        double[] relatives = relative.sample(block, SupplyModel.HORIZON);
        double[] unseen = withoutEvidence.sample(block);
        for (int draw = 0; draw < block.drawCount(); draw++) {
            double carried = observedQuarters < CARRIED_QUARTERS
                    ? unseen[draw]
                    : mean(chips, draw * QUARTERS + observedQuarters - CARRIED_QUARTERS);
            for (int q = observedQuarters; q < QUARTERS; q++) {
                int cell = draw * QUARTERS + q;
                chips[cell] = carried * relatives[cell] * policy.passing(names.chip(), Pathway.GREY_MARKET, cell);
            }
        }
        return chips;
    }

    /** Fills in the flows of the quarters that the cumulative curve covers from the first one on. */
    private void observe(DrawBlock block, double[] flows) {
        if (curve == null || observedQuarters == 0) {
            return;
        }
        QuarterRange observed = new QuarterRange(
                SupplyModel.HORIZON.start(), SupplyModel.HORIZON.start().plus(observedQuarters));
        double[] cumulative = curve.sample(block, observed);
        for (int draw = 0; draw < block.drawCount(); draw++) {
            double before = 0;
            for (int q = 0; q < observedQuarters; q++) {
                double now = cumulative[draw * observedQuarters + q];
                flows[draw * QUARTERS + q] = Math.max(0, now - before);
                before = now;
            }
        }
    }

    private static double mean(double[] values, int from) {
        double sum = 0;
        for (int i = from; i < from + CARRIED_QUARTERS; i++) {
            sum += values[i];
        }
        return sum / CARRIED_QUARTERS;
    }
}
