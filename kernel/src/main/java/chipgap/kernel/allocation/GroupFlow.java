package chipgap.kernel.allocation;

import java.util.Arrays;

/**
 * A flow from supplies to groups that grows to a maximum along shortest augmenting paths (Edmonds and Karp 1972). Every push empties a part of
 * its path to exactly 0, so rounding cannot keep it from ending.
 */
final class GroupFlow {
    /** A group lacking no more than this share of what it wants counts as served; far above rounding, far below anything that matters. */
    private static final double CRUMB = 1e-13;

    private final long[] eligible;
    private final double[] left;
    private final double[] lacking;
    private final double[] crumb;
    private final double[][] flow;
    /** Group from which the search came to each supply. */
    private final int[] groupBefore;
    /** Supply from which the search came to each group, -1 where it began. */
    private final int[] supplyBefore;

    private final boolean[] found;
    private final int[] queue;
    private long reached;

    GroupFlow(int supplyCount, long[] eligible) {
        this.eligible = eligible;
        left = new double[supplyCount];
        lacking = new double[eligible.length];
        crumb = new double[eligible.length];
        flow = new double[supplyCount][eligible.length];
        groupBefore = new int[supplyCount];
        supplyBefore = new int[eligible.length];
        found = new boolean[eligible.length];
        queue = new int[eligible.length];
    }

    /** Begins anew: nothing offered, nothing asked for. */
    void clear() {
        Arrays.fill(left, 0);
        Arrays.fill(lacking, 0);
        for (double[] row : flow) {
            Arrays.fill(row, 0);
        }
    }

    void offer(int supply, double amount) {
        left[supply] = amount;
    }

    void ask(int group, double amount) {
        lacking[group] = amount;
        crumb[group] = CRUMB * amount;
    }

    /** What is still left of an offer. */
    double left(int supply) {
        return left[supply];
    }

    /**
     * Serves as much as the supplies among {@code open} allow.
     *
     * @return the supplies that the groups still lacking can reach, all used up by groups that can reach no others: a minimum cut; 0 when all
     *     are served
     */
    long serve(long open) {
        int end = search(open);
        while (end >= 0) {
            push(end);
            end = search(open);
        }
        return reached;
    }

    /** The nearest supply with something left, or -1. */
    private int search(long open) {
        int tail = 0;
        for (int group = 0; group < lacking.length; group++) {
            found[group] = lacking[group] > crumb[group];
            if (found[group]) {
                supplyBefore[group] = -1;
                queue[tail++] = group;
            }
        }
        reached = 0;
        for (int head = 0; head < tail; head++) {
            int group = queue[head];
            for (long next = eligible[group] & open & ~reached; next != 0; next &= next - 1) {
                int supply = Long.numberOfTrailingZeros(next);
                reached |= 1L << supply;
                groupBefore[supply] = group;
                if (left[supply] > 0) {
                    return supply;
                }
                tail = addServed(supply, tail);
            }
        }
        return -1;
    }

    private int addServed(int supply, int tail) {
        int end = tail;
        for (int group = 0; group < found.length; group++) {
            if (!found[group] && flow[supply][group] > 0) {
                found[group] = true;
                supplyBefore[group] = supply;
                queue[end++] = group;
            }
        }
        return end;
    }

    private void push(int end) {
        double amount = left[end];
        int group = groupBefore[end];
        for (; supplyBefore[group] >= 0; group = groupBefore[supplyBefore[group]]) {
            amount = Math.min(amount, flow[supplyBefore[group]][group]);
        }
        amount = Math.min(amount, lacking[group]);
        lacking[group] -= amount;
        left[end] -= amount;
        int supply = end;
        while (supply >= 0) {
            group = groupBefore[supply];
            flow[supply][group] += amount;
            supply = supplyBefore[group];
            if (supply >= 0) {
                flow[supply][group] -= amount;
            }
        }
    }
}
