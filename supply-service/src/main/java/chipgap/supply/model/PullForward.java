package chipgap.supply.model;

import chipgap.supply.model.SupplyPolicy.Anticipation;
import java.util.Arrays;

/**
 * Anticipation: while a block is expected a share of what the following quarters would offer is bought already. What is bought early is missing
 * later: the total over time stays, but for what comes from after the horizon.
 */
final class PullForward {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private PullForward() {}

    /** One number a draw, repeated for each quarter. */
    static double[] perQuarter(double[] values, int quarters) {
        double[] repeated = new double[values.length * quarters];
        for (int draw = 0; draw < values.length; draw++) {
            Arrays.fill(repeated, draw * quarters, (draw + 1) * quarters, values[draw]);
        }
        return repeated;
    }

    /** Moves what a policy's anticipations bring forward; {@code offered} is row-major, #draws × #quarters, and changed in place. */
    static void apply(SupplyPolicy policy, SupplyPolicy.Inflow inflow, double[] offered) {
        for (Anticipation anticipation : policy.anticipations()) {
            if (anticipation.target().equals(inflow)) {
                apply(anticipation, 0, offered);
            }
        }
    }

    /** The same for the imports of a chip, in the quarters in which they are modelled. */
    static void apply(SupplyPolicy policy, String chip, Pathway pathway, int firstModelled, double[] offered) {
        for (Anticipation anticipation : policy.anticipations()) {
            if (anticipation.target() instanceof SupplyPolicy.Chips chips && chips.hold(chip, pathway)) {
                apply(anticipation, firstModelled, offered);
            }
        }
    }

    private static void apply(Anticipation anticipation, int first, double[] offered) {
        for (int row = 0; row < offered.length; row += QUARTERS) {
            double afterTheEnd = offered[row + QUARTERS - 1];
            for (int q = first; q < QUARTERS; q++) {
                double share = anticipation.shareFraction() * anticipation.intensities()[row + q];
                if (share > 0) {
                    bring(offered, row, q, share, anticipation.quarters(), afterTheEnd);
                }
            }
        }
    }

    private static void bring(double[] offered, int row, int q, double share, double quarters, double afterTheEnd) {
        for (int later = q + 1; later - q - 1 < quarters; later++) {
            double part = share * Math.min(1, quarters - (later - q - 1));
            boolean isInside = later < QUARTERS;
            double moved = part * (isInside ? offered[row + later] : afterTheEnd);
            offered[row + q] += moved;
            if (isInside) {
                offered[row + later] -= moved;
            }
        }
    }
}
