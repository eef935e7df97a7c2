package chipgap.supply.model;

import chipgap.supply.model.SupplyPolicy.FlowCap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Licence volumes: of what the modelled flows in scope exceed a cap together by, a share is stopped, from all of them alike. */
final class FlowCaps {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private FlowCaps() {}

    /**
     * A flow that a cap may cut, in place.
     *
     * @param modelled which quarters are modelled; published ones count towards a cap, but are facts
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    record Capped(String chip, Pathway pathway, IntPredicate modelled, double[] chips) {}

    static void apply(List<FlowCap> caps, List<Capped> flows) {
        for (FlowCap cap : caps) {
            List<Capped> inScope = new ArrayList<>();
            for (Capped flow : flows) {
                if (cap.chips().hold(flow.chip, flow.pathway)) {
                    inScope.add(flow);
                }
            }
            for (int cell = 0; cell < cap.intensities().length && !inScope.isEmpty(); cell++) {
                if (cap.intensities()[cell] > 0) {
                    apply(cap, cell, inScope);
                }
            }
        }
    }

    private static void apply(FlowCap cap, int cell, List<Capped> flows) {
        double total = 0;
        double modelled = 0;
        for (Capped flow : flows) {
            total += flow.chips[cell];
            modelled += flow.modelled.test(cell % QUARTERS) ? flow.chips[cell] : 0;
        }
        double stopped = Math.min(modelled, Math.max(0, total - cap.chipsPerQuarter()) * cap.intensities()[cell]);
        for (Capped flow : flows) {
            if (stopped > 0 && flow.modelled.test(cell % QUARTERS)) {
                flow.chips[cell] *= 1 - stopped / modelled;
            }
        }
    }
}
