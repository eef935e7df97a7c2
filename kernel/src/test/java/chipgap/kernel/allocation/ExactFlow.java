package chipgap.kernel.allocation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Maximum flow by Edmonds and Karp on a matrix of exact rational capacities, from node 0 to the last node. */
final class ExactFlow {
    private final Fraction[][] room;
    private final int sink;
    private final int[] before;

    ExactFlow(int nodes) {
        room = new Fraction[nodes][nodes];
        for (Fraction[] row : room) {
            Arrays.fill(row, Fraction.ZERO);
        }
        sink = nodes - 1;
        before = new int[nodes];
    }

    void allow(int from, int to, Fraction capacity) {
        room[from][to] = capacity;
    }

    /** Sends all that fits and returns how much that is. */
    Fraction send() {
        Fraction total = Fraction.ZERO;
        while (reaches(sink)) {
            Fraction amount = room[before[sink]][sink];
            for (int node = sink; node != 0; node = before[node]) {
                amount = amount.min(room[before[node]][node]);
            }
            for (int node = sink; node != 0; node = before[node]) {
                room[before[node]][node] = room[before[node]][node].minus(amount);
                room[node][before[node]] = room[node][before[node]].plus(amount);
            }
            total = total.plus(amount);
        }
        return total;
    }

    /** Whether there is room on some path from the source to a node. */
    boolean reaches(int node) {
        Arrays.fill(before, -1);
        before[0] = 0;
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty() && before[node] < 0) {
            int from = queue.remove();
            for (int to = 0; to <= sink; to++) {
                if (before[to] < 0 && room[from][to].isPositive()) {
                    before[to] = from;
                    queue.add(to);
                }
            }
        }
        return before[node] >= 0;
    }
}
