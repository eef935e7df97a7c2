package chipgap.kernel.allocation;

import java.util.Arrays;

/**
 * Pouring in proportion to need, see {@link AllocationRule#PRO_RATA}. Speeds only change when a group is full, so the unit of time falls into at
 * most one piece a group and the result is exact.
 */
final class ProRataFilling implements DrawFilling {
    private final long[] eligible;
    /** Unfilled need that each supply is split over. */
    private final double[] needOfSupply;
    /** Rise of each group's ratio a unit of time. */
    private final double[] speed;

    ProRataFilling(AllocationNetwork network) {
        eligible = network.eligibleOfGroup;
        needOfSupply = new double[network.supplyCount];
        speed = new double[eligible.length];
    }

    @Override
    public void fill(double[] supply, double[] need, double[] ratio, double[] used) {
        Arrays.fill(used, 0);
        for (int group = 0; group < ratio.length; group++) {
            ratio[group] = need[group] > 0 ? 0 : 1;
        }
        double timeLeft = 1;
        for (int piece = 0; piece <= ratio.length && timeLeft > 0; piece++) {
            split(supply, need, ratio);
            double step = timeLeft;
            for (int group = 0; group < ratio.length; group++) {
                step = Math.min(step, timeToFull(group, ratio));
            }
            pour(step, supply, ratio, used);
            timeLeft -= step;
        }
    }

    private void split(double[] supply, double[] need, double[] ratio) {
        Arrays.fill(needOfSupply, 0);
        for (int group = 0; group < ratio.length; group++) {
            for (long next = eligibleUnfilled(group, ratio); next != 0; next &= next - 1) {
                needOfSupply[Long.numberOfTrailingZeros(next)] += need[group];
            }
        }
        for (int group = 0; group < ratio.length; group++) {
            speed[group] = 0;
            for (long next = eligibleUnfilled(group, ratio); next != 0; next &= next - 1) {
                int i = Long.numberOfTrailingZeros(next);
                speed[group] += supply[i] / needOfSupply[i];
            }
        }
    }

    private void pour(double step, double[] supply, double[] ratio, double[] used) {
        for (int group = 0; group < ratio.length; group++) {
            ratio[group] = timeToFull(group, ratio) <= step ? 1 : Math.min(1, ratio[group] + step * speed[group]);
        }
        for (int i = 0; i < used.length; i++) {
            used[i] = Math.min(supply[i], used[i] + (needOfSupply[i] > 0 ? step * supply[i] : 0));
        }
    }

    private double timeToFull(int group, double[] ratio) {
        return speed[group] > 0 ? (1 - ratio[group]) / speed[group] : Double.POSITIVE_INFINITY;
    }

    private long eligibleUnfilled(int group, double[] ratio) {
        return ratio[group] < 1 ? eligible[group] : 0;
    }
}
