package chipgap.bench;

import java.util.Arrays;

/**
 * The same allocation as a sequence of cold linear programs: tier by tier the common ratio is raised as far as it goes; cells whose rows then have
 * a price are frozen; the others go on.
 */
final class LinearPrograms {
    private static final double PRICE = 1e-9;

    private final Glpk glpk;
    private final long[] eligible;
    private final int[] tier;
    private final int supplies;

    LinearPrograms(Glpk glpk, long[] eligible, int[] tier, int supplies) {
        this.glpk = glpk;
        this.eligible = eligible;
        this.tier = tier;
        this.supplies = supplies;
    }

    /** Unmet need of each cell. */
    double[] unmet(double[] supply, double[] need) {
        double[] ratio = new double[need.length];
        boolean[] frozen = new boolean[need.length];
        for (int t = 0; t <= Arrays.stream(tier).max().orElseThrow(); t++) {
            while (raise(t, supply, need, ratio, frozen)) {}
        }
        double[] unmet = new double[need.length];
        Arrays.setAll(unmet, cell -> need[cell] * (1 - ratio[cell]));
        return unmet;
    }

    /** Solves one program and freezes what it holds back. Returns whether cells of the tier are still free. */
    private boolean raise(int t, double[] supply, double[] need, double[] ratio, boolean[] frozen) {
        if (count(t, need, frozen) == 0) {
            return false;
        }
        double reached = solve(t, supply, need, ratio, frozen);
        int before = count(t, need, frozen);
        for (int cell = 0; cell < need.length; cell++) {
            if (isFree(cell, t, need, frozen)) {
                boolean held = reached >= 1 - PRICE || Math.abs(glpk.dual(supplies + cell + 1)) > PRICE / need[cell];
                ratio[cell] = reached;
                frozen[cell] = held;
            }
        }
        if (count(t, need, frozen) == before) {
            for (int cell = 0; cell < need.length; cell++) {
                frozen[cell] |= isFree(cell, t, need, frozen);
            }
        }
        return count(t, need, frozen) > 0;
    }

    private double solve(int t, double[] supply, double[] need, double[] ratio, boolean[] frozen) {
        int pairs = Arrays.stream(eligible).mapToInt(Long::bitCount).sum();
        glpk.begin(supplies + need.length, pairs + 1);
        int[] rows = new int[2 * pairs + need.length + 1];
        int[] columns = new int[rows.length];
        double[] values = new double[rows.length];
        int entry = 0;
        int column = 1;
        glpk.column(1, 4, 0, 1, 1);
        for (int s = 0; s < supplies; s++) {
            glpk.row(s + 1, 3, 0, supply[s]);
        }
        for (int cell = 0; cell < need.length; cell++) {
            boolean free = isFree(cell, t, need, frozen);
            glpk.row(supplies + cell + 1, free ? 2 : 5, free ? 0 : ratio[cell] * need[cell], 0);
            if (free) {
                entry++;
                rows[entry] = supplies + cell + 1;
                columns[entry] = 1;
                values[entry] = -need[cell];
            }
            for (int s = 0; s < supplies; s++) {
                if ((eligible[cell] >>> s & 1) == 1) {
                    column++;
                    glpk.column(column, 2, 0, 0, 0);
                    for (int row : new int[] {s + 1, supplies + cell + 1}) {
                        entry++;
                        rows[entry] = row;
                        columns[entry] = column;
                        values[entry] = 1;
                    }
                }
            }
        }
        return glpk.solve(entry, rows, columns, values);
    }

    private boolean isFree(int cell, int t, double[] need, boolean[] frozen) {
        return tier[cell] == t && need[cell] > 0 && !frozen[cell];
    }

    private int count(int t, double[] need, boolean[] frozen) {
        int count = 0;
        for (int cell = 0; cell < need.length; cell++) {
            count += isFree(cell, t, need, frozen) ? 1 : 0;
        }
        return count;
    }
}
