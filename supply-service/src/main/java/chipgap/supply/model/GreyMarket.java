package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.SupplyStructure.Racks;
import java.util.Arrays;
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
        double[] racked = rackOffers(block, policy);
        for (int cell = 0; cell < compute.length; cell++) {
            double whole = Math.floor(Math.min(racked[cell], compute[cell] / rackCompute));
            racked[cell] = whole * names.racks().chipsPerRack();
            compute[cell] = Math.max(0, compute[cell] - whole * rackCompute);
        }
        return new Smuggled(compute, racked);
    }

    /** Racks on offer that enforcement lets pass, from the quarter on from which they are counted apart. */
    private double[] rackOffers(DrawBlock block, SupplyPolicy policy) {
        double[] passing = enforced(block, policy, names.racks().chip());
        QuarterRange counted = new QuarterRange(names.racks().firstQuarter(), SupplyModel.HORIZON.end());
        int uncounted = QUARTERS - counted.length();
        double[] offered = racks.sample(block, counted);
        for (int cell = 0; cell < passing.length; cell++) {
            int q = cell % QUARTERS - uncounted;
            passing[cell] *= q < 0 ? 0 : offered[cell / QUARTERS * counted.length() + q];
        }
        return passing;
    }

    /** All of it as chips of the class of an H100. */
    private double[] compute(DrawBlock block, SupplyPolicy policy) {
        double[] chips = enforced(block, policy, names.chip());
        double[] relatives = relative.sample(block, SupplyModel.HORIZON);
        double[] unseen = withoutEvidence.sample(block);
        double[] observed = observed(block);
        for (int draw = 0; draw < block.drawCount(); draw++) {
            int row = draw * observedQuarters;
            double carried = observedQuarters < CARRIED_QUARTERS
                    ? unseen[draw]
                    : mean(observed, row + observedQuarters - CARRIED_QUARTERS);
            for (int q = 0; q < QUARTERS; q++) {
                int cell = draw * QUARTERS + q;
                chips[cell] *= q < observedQuarters ? observed[row + q] : carried * relatives[cell];
            }
        }
        return chips;
    }

    /** Share of a chip's flow that enforcement lets pass; all in the observed quarters. */
    private double[] enforced(DrawBlock block, SupplyPolicy policy, String chip) {
        double[] passing = new double[block.drawCount() * QUARTERS];
        Arrays.fill(passing, 1);
        policy.pass(chip, Pathway.GREY_MARKET, passing);
        for (int row = 0; row < passing.length; row += QUARTERS) {
            Arrays.fill(passing, row, row + observedQuarters, 1);
        }
        return passing;
    }

    /** Flows of the observed quarters, row-major, #draws × #observed quarters: differences of the cumulative curve. */
    private double[] observed(DrawBlock block) {
        if (curve == null || observedQuarters == 0) {
            return new double[0];
        }
        QuarterRange observed = new QuarterRange(
                SupplyModel.HORIZON.start(), SupplyModel.HORIZON.start().plus(observedQuarters));
        double[] flows = curve.sample(block, observed);
        for (int row = 0; row < flows.length; row += observedQuarters) {
            for (int q = observedQuarters - 1; q > 0; q--) {
                flows[row + q] = Math.max(0, flows[row + q] - flows[row + q - 1]);
            }
        }
        return flows;
    }

    private static double mean(double[] values, int from) {
        double sum = 0;
        for (int i = from; i < from + CARRIED_QUARTERS; i++) {
            sum += values[i];
        }
        return sum / CARRIED_QUARTERS;
    }
}
