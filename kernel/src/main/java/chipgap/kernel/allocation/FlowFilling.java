package chipgap.kernel.allocation;

import java.util.Arrays;

/**
 * The same fills as {@link ClosedSetFilling} where closed sets are too many to list: the set that limits a rise is found by Newton's method on
 * minimum cuts (Dinkelbach 1967, Megiddo 1974), and leaves the network with everything it serves.
 */
final class FlowFilling implements DrawFilling {
    /** A cut that lowers the reach by less than this is rounding. */
    private static final double TIE = 1e-13;

    private final AllocationNetwork network;
    private final long[] eligible;
    private final GroupFlow flow;
    private final boolean[] active;
    /** Supplies outside the sets used up so far. */
    private long open;

    FlowFilling(AllocationNetwork network) {
        this.network = network;
        eligible = network.eligibleOfGroup;
        flow = new GroupFlow(network.supplyCount, eligible);
        active = new boolean[eligible.length];
    }

    @Override
    public void fill(double[] supply, double[] need, double[] ratio, double[] used) {
        Arrays.fill(ratio, 0);
        open = -1;
        for (int tier = 0; tier < network.tierCount; tier++) {
            boolean any = activate(tier, need);
            while (any) {
                any = rise(supply, need, ratio);
            }
        }
        use(supply, need, ratio, used);
    }

    private boolean activate(int tier, double[] need) {
        boolean any = false;
        for (int group = 0; group < active.length; group++) {
            active[group] = network.tierOfGroup[group] == tier && need[group] > 0 && (eligible[group] & open) != 0;
            any |= active[group];
        }
        return any;
    }

    /** Raises all active groups together as far as they go and freezes those that can go no further. Returns whether any is still active. */
    private boolean rise(double[] supply, double[] need, double[] ratio) {
        double reach = 1;
        long tight = open;
        long cut = cutAt(reach, supply, need, ratio);
        double limit = limit(cut, supply, need, ratio);
        while (limit < reach - TIE) {
            reach = limit;
            tight = cut;
            cut = cutAt(reach, supply, need, ratio);
            limit = limit(cut, supply, need, ratio);
        }
        boolean any = false;
        for (int group = 0; group < active.length; group++) {
            if (active[group] && isInside(group, tight)) {
                active[group] = false;
                ratio[group] = reach;
            }
            any |= active[group];
        }
        if (reach < 1) {
            open &= ~tight;
        }
        return any;
    }

    /** Supplies of the set that most exceeds its amount when the active groups stand at {@code reach}; 0 when none does. */
    private long cutAt(double reach, double[] supply, double[] need, double[] ratio) {
        flow.clear();
        for (int i = 0; i < supply.length; i++) {
            flow.offer(i, supply[i]);
        }
        for (int group = 0; group < active.length; group++) {
            if ((eligible[group] & open) != 0) {
                flow.ask(group, need[group] * (active[group] ? reach : ratio[group]));
            }
        }
        return flow.serve(open);
    }

    /** The ratio to which the active groups inside a set can rise together. */
    private double limit(long set, double[] supply, double[] need, double[] ratio) {
        double free = 0;
        for (long next = set; next != 0; next &= next - 1) {
            free += supply[Long.numberOfTrailingZeros(next)];
        }
        double activeNeed = 0;
        for (int group = 0; group < active.length; group++) {
            if (isInside(group, set)) {
                free -= active[group] ? 0 : ratio[group] * need[group];
                activeNeed += active[group] ? need[group] : 0;
            }
        }
        return activeNeed > 0 ? Math.max(0, free) / activeNeed : Double.POSITIVE_INFINITY;
    }

    private boolean isInside(int group, long set) {
        long choice = eligible[group] & open;
        return choice != 0 && (choice & ~set) == 0;
    }

    /** Uses as much as possible of each supply in the order of use, given the fills: a later supply never takes work from an earlier one. */
    private void use(double[] supply, double[] need, double[] ratio, double[] used) {
        flow.clear();
        double total = 0;
        for (int group = 0; group < need.length; group++) {
            flow.ask(group, ratio[group] * need[group]);
            total += ratio[group] * need[group];
        }
        long inUse = 0;
        for (int next : network.orderOfUse) {
            double offered = Math.min(supply[next], total);
            flow.offer(next, offered);
            inUse |= 1L << next;
            flow.serve(inUse);
            used[next] = offered - flow.left(next);
        }
    }
}
