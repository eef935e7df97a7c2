package chipgap.demand.model;

import chipgap.demand.model.DemandPolicy.Anticipation;
import chipgap.demand.model.DemandPolicy.DomesticOnly;
import chipgap.demand.model.DemandPolicy.Priority;
import chipgap.demand.model.DemandPolicy.Shift;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What policy does to one cell of demand. Columns are row-major, #draws × #quarters, and changed in place. */
final class CellPolicy {
    private static final int QUARTERS = DemandModel.HORIZON.length();
    /** Intensity from which a segment counts as moved to another tier. */
    private static final double MOVED = 0.5;

    private CellPolicy() {}

    /** Moves demand in time: what is expected brings it forward, then guidance holds it off. Each shift takes from what the one before left. */
    static void move(DemandPolicy policy, Segment segment, Workload workload, boolean stateFunded, double[] h100e) {
        for (Anticipation anticipation : policy.anticipations()) {
            if (anticipation.scope().covers(segment, workload, stateFunded)) {
                bringForward(anticipation, h100e);
            }
        }
        for (Shift shift : policy.shifts()) {
            if (shift.scope().covers(segment, workload, stateFunded)) {
                holdOff(shift, h100e);
            }
        }
    }

    /** Demand of the last quarter stands for that of the quarters after it, so that the end of the horizon is no edge. */
    private static void bringForward(Anticipation anticipation, double[] h100e) {
        for (int row = 0; row < h100e.length; row += QUARTERS) {
            double afterTheEnd = h100e[row + QUARTERS - 1];
            for (int q = 0; q < QUARTERS; q++) {
                double share = anticipation.shareFraction() * anticipation.intensities()[row + q];
                for (int later = 1; share > 0 && later - 1 < anticipation.quarters(); later++) {
                    double part = share * Math.min(1, anticipation.quarters() - (later - 1));
                    boolean isInside = q + later < QUARTERS;
                    double moved = part * (isInside ? h100e[row + q + later] : afterTheEnd);
                    h100e[row + q] += moved;
                    if (isInside) {
                        h100e[row + q + later] -= moved;
                    }
                }
            }
        }
    }

    /** From the last quarter to the first, so that what arrives later is not held off again. What would come after the horizon leaves it. */
    private static void holdOff(Shift shift, double[] h100e) {
        for (int row = 0; row < h100e.length; row += QUARTERS) {
            for (int q = QUARTERS - 1; q >= 0; q--) {
                double held = h100e[row + q] * shift.intensities()[row + q];
                h100e[row + q] -= held;
                if (q + shift.delayQuarters() < QUARTERS) {
                    h100e[row + q + shift.delayQuarters()] += (1 - shift.lostFraction()) * held;
                }
            }
        }
    }

    /** Share of a cell's demand bound to domestic chips; provisions bind independently of each other. */
    static double[] bound(DemandPolicy policy, Segment segment, Workload workload, boolean stateFunded, int length) {
        double[] bound = new double[length];
        for (DomesticOnly provision : policy.domesticOnly()) {
            if (provision.scope().covers(segment, workload, stateFunded)) {
                for (int cell = 0; cell < length; cell++) {
                    bound[cell] += (1 - bound[cell]) * provision.intensities()[cell];
                }
            }
        }
        return bound;
    }

    /** Tier in which a segment is served; null where policy never moves it. Of several provisions the last counts. */
    static int @Nullable [] tiers(DemandPolicy policy, Segment segment, int length) {
        int[] tiers = null;
        for (Priority priority : policy.priorities()) {
            for (int cell = 0; priority.scope().covers(segment) && cell < length; cell++) {
                if (priority.intensities()[cell] >= MOVED) {
                    if (tiers == null) {
                        tiers = new int[length];
                        Arrays.fill(tiers, segment.priorityTier());
                    }
                    tiers[cell] = priority.tier();
                }
            }
        }
        return tiers;
    }
}
