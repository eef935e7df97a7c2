package chipgap.kernel.reference;

import chipgap.kernel.allocation.AllocationNetwork;
import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.allocation.Allocator;
import chipgap.kernel.allocation.VirtualCells;
import chipgap.kernel.allocation.VirtualCells.VaryingCell;
import java.util.ArrayList;
import java.util.List;

/** REF-1, the small complete model that every implementation of the kernel is checked against. Plain double precision, one draw at a time. */
final class ReferenceModel {
    static final int QUARTERS = 20;
    static final int OUTPUTS = 17;
    static final int CELLS = 12;

    /** How a quarter's chips are given to the cells. */
    enum Mode {
        GREEDY,
        EXACT
    }

    static final int PRODUCTS = 8;
    static final double[] GROSS_DIES = {60, 55, 62, 120};
    static final double[] DIES_PER_CHIP = {2, 2, 1, 1};
    private static final double[] STACKS_PER_CHIP = {4, 6, 2, 0};
    private static final double[] PACKAGING_PER_CHIP = {2.0, 2.5, 1.0, 0.3};
    static final double[] BASE_LAUNCH = {-8, 3, -6, 1};
    static final double[] H100E = {.8, 1.6, .35, .25, .5, 1.9, 1.0, 2.6};
    static final double[] POWER = {.55, 1.0, .4, .2, .5, 1.2, .9, 1.5};
    private static final int[][] TIERS = {{0, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 2}, {2, 2}};
    static final List<Integer> ORDER = List.of(3, 2, 1, 0, 4, 5, 6, 7);
    private static final int OPEN = 0;
    private static final int BANNED = 1;
    private static final double YIELD_CEILING = .85;
    private static final double BACKLOG_KEPT = .7;

    private final Mode mode;
    private final List<Cell> openCells = cells(false);
    private final List<Cell> restrictedCells = cells(true);
    private final VirtualCells virtualCells = virtualCells();
    private final Allocator exact = new Allocator(new AllocationNetwork(PRODUCTS, virtualCells.cells(), ORDER));

    ReferenceModel(Mode mode) {
        this.mode = mode;
    }

    /** Outputs o0 to o16 of each quarter, for inputs x0 to x63. */
    double[][] run(double[] x) {
        double[][] outputs = new double[QUARTERS][OUTPUTS];
        double[] inventory = new double[PRODUCTS];
        double[] unmet = new double[CELLS];
        double bank = x[32];
        double power = 0;
        for (int t = 0; t < QUARTERS; t++) {
            double drawn = Math.min(bank, x[33] * x[32]);
            bank -= drawn;
            double[] supply = supply(x, t, drawn);
            double[] available = new double[PRODUCTS];
            for (int p = 0; p < PRODUCTS; p++) {
                available[p] = inventory[p] + supply[p] * H100E[p];
            }
            double[] need = need(x, t, unmet);
            double[] used = new double[PRODUCTS];
            boolean banned = isActive(x, 60, 61, t);
            if (mode == Mode.EXACT) {
                exact(banned ? BANNED : OPEN, available, need, unmet, used);
            } else {
                greedy(banned ? restrictedCells : openCells, available, need, unmet, used);
            }
            for (int p = 0; p < PRODUCTS; p++) {
                inventory[p] = available[p] - used[p];
                power += used[p] / H100E[p] * POWER[p];
            }
            record(outputs[t], need, available, unmet, power);
        }
        return outputs;
    }

    private static boolean isActive(double[] x, int happens, int date, int t) {
        double probability = happens == 58 ? .35 : happens == 60 ? .40 : .30;
        return x[happens] < probability && t >= x[date];
    }

    private static double[] supply(double[] x, int t, double drawnDies) {
        double[] chips = new double[PRODUCTS];
        double stacks = 0;
        double packaging = 0;
        for (int p = 0; p < 4; p++) {
            double launch = BASE_LAUNCH[p] + x[16 + p];
            double ramp = Math.clamp((t - launch + 1) / 4, 0, 1);
            double yield = YIELD_CEILING - (YIELD_CEILING - x[8 + p]) * Math.exp(-x[12 + p] * Math.max(0, t - launch));
            double dies = x[p] * Math.pow(1 + x[4 + p], t) * ramp * GROSS_DIES[p] * yield + (p == 0 ? drawnDies : 0);
            chips[p] = dies / DIES_PER_CHIP[p];
            stacks += chips[p] * STACKS_PER_CHIP[p];
            packaging += chips[p] * PACKAGING_PER_CHIP[p];
        }
        double stackSupply = x[28] * Math.pow(1 + x[29], t) * (isActive(x, 62, 63, t) ? .6 : 1);
        double stackShare = stacks > 0 ? Math.min(1, stackSupply / stacks) : 1;
        double packagingShare = packaging > 0 ? Math.min(1, x[30] * Math.pow(1 + x[31], t) / packaging) : 1;
        for (int p = 0; p < 4; p++) {
            chips[p] *= p == 3 ? packagingShare : Math.min(stackShare, packagingShare);
        }
        boolean importsBanned = isActive(x, 58, 59, t);
        for (int p = 4; p < PRODUCTS; p++) {
            chips[p] = importsBanned && p < 6 ? 0 : x[16 + p] * Math.pow(1 + x[20 + p], t);
        }
        return chips;
    }

    private static double[] need(double[] x, int t, double[] unmet) {
        double[] need = new double[CELLS];
        for (int s = 0; s < 6; s++) {
            double share = Math.clamp(x[46 + s] + x[52 + s] * t, .02, .98);
            double demand = x[34 + s] * Math.pow(1 + x[40 + s], t);
            need[2 * s] = demand * (1 - share) + BACKLOG_KEPT * unmet[2 * s];
            need[2 * s + 1] = demand * share + BACKLOG_KEPT * unmet[2 * s + 1];
        }
        return need;
    }

    private void exact(int state, double[] available, double[] need, double[] unmet, double[] used) {
        double[] virtualNeed = new double[virtualCells.cells().size()];
        double[] virtualUnmet = new double[virtualNeed.length];
        for (int j = 0; j < CELLS; j++) {
            virtualCells.add(j, state, need[j], virtualNeed);
        }
        exact.allocate(available, virtualNeed, virtualUnmet, used);
        virtualCells.sum(virtualUnmet, unmet);
    }

    private VirtualCells virtualCells() {
        List<VaryingCell> cells = new ArrayList<>();
        for (int j = 0; j < CELLS; j++) {
            Cell open = openCells.get(j);
            List<Long> states = List.of(open.eligible(), restrictedCells.get(j).eligible());
            cells.add(new VaryingCell(states, open.tier()));
        }
        return new VirtualCells(cells);
    }

    private static void greedy(List<Cell> cells, double[] available, double[] need, double[] unmet, double[] used) {
        double[] left = available.clone();
        System.arraycopy(need, 0, unmet, 0, CELLS);
        for (int tier = 0; tier < 3; tier++) {
            for (int p : ORDER) {
                double remaining = 0;
                for (int j = 0; j < CELLS; j++) {
                    remaining += takes(cells.get(j), tier, p) ? unmet[j] : 0;
                }
                if (remaining > 0) {
                    double fill = Math.min(1, left[p] / remaining);
                    for (int j = 0; j < CELLS; j++) {
                        unmet[j] -= takes(cells.get(j), tier, p) ? fill * unmet[j] : 0;
                    }
                    left[p] -= fill * remaining;
                }
            }
        }
        for (int p = 0; p < PRODUCTS; p++) {
            used[p] = available[p] - left[p];
        }
    }

    private static boolean takes(Cell cell, int tier, int product) {
        return cell.tier() == tier && (cell.eligible() >>> product & 1) == 1;
    }

    static List<Cell> cells(boolean banned) {
        List<Cell> cells = new ArrayList<>();
        for (int s = 0; s < 6; s++) {
            for (int w = 0; w < 2; w++) {
                long eligible = 0b11;
                eligible |= List.of(0, 1, 4, 5).contains(s) ? 1L << 2 : 0;
                eligible |= w == 1 ? 1L << 3 : 0;
                boolean foreign = s >= 1 && !(banned && (s == 1 || (s == 2 && w == 1)));
                eligible |= foreign ? 1L << 4 | 1L << 5 : 0;
                eligible |= s >= 3 ? 1L << 6 | 1L << 7 : 0;
                cells.add(new Cell(eligible, TIERS[s][w]));
            }
        }
        return cells;
    }

    private static void record(double[] output, double[] need, double[] available, double[] unmet, double power) {
        System.arraycopy(unmet, 0, output, 0, CELLS);
        for (int j = 0; j < CELLS; j++) {
            output[12] += need[j];
            output[14] += unmet[j];
        }
        for (double amount : available) {
            output[13] += amount;
        }
        output[15] = 100 * output[14] / output[12];
        output[16] = power;
    }
}
