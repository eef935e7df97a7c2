package chipgap.kernel.allocation;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cells whose eligibility differs between draws. Each becomes one virtual cell for each eligibility it can have, so that one network serves all
 * draws; in a draw, the virtual cells of what applies carry the need and the others none. Immutable.
 */
public final class VirtualCells {
    private final List<Cell> cells;
    /** Virtual cell of each cell in each state. */
    private final int[][] position;
    /** Cell of each virtual cell. */
    private final int[] owner;

    /**
     * A cell and what it may be.
     *
     * @param eligible supplies that may serve it in each state, as bits; states are numbered from 0 and may share an eligibility
     * @param tier priority, 0 first
     * @param willingness willingness to pay; not a number when not stated
     */
    public record VaryingCell(List<Long> eligible, int tier, double willingness) {
        public VaryingCell {
            eligible = List.copyOf(eligible);
            if (eligible.isEmpty()) {
                throw new IllegalArgumentException(
                        "A cell needs the eligibility of at least one state. State 0 for a cell that nothing may serve.");
            }
        }

        /** A cell that states no willingness to pay. */
        public VaryingCell(List<Long> eligible, int tier) {
            this(eligible, tier, Double.NaN);
        }
    }

    /** The virtual cells of {@code varying}. */
    public VirtualCells(List<VaryingCell> varying) {
        position = new int[varying.size()][];
        List<Cell> virtual = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < position.length; i++) {
            VaryingCell cell = varying.get(i);
            int first = virtual.size();
            List<Long> different = cell.eligible().stream().distinct().toList();
            for (long eligible : different) {
                virtual.add(new Cell(eligible, cell.tier(), cell.willingness()));
                owners.add(i);
            }
            position[i] = cell.eligible().stream()
                    .mapToInt(eligible -> first + different.indexOf(eligible))
                    .toArray();
        }
        cells = List.copyOf(virtual);
        owner = owners.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The virtual cells, for an {@link AllocationNetwork}. */
    public List<Cell> cells() {
        return cells;
    }

    /**
     * Adds need of a cell in a state.
     *
     * @param need need of each virtual cell, added to; begin each draw with zeros
     */
    public void add(int cell, int state, double amount, double[] need) {
        need[position[cell][state]] += amount;
    }

    /**
     * Adds need of a cell of which a fraction, in [0, 1], is restricted.
     *
     * @param need need of each virtual cell, added to; begin each draw with zeros
     */
    public void add(int cell, int open, int restricted, double fraction, double amount, double[] need) {
        double bound = fraction * amount;
        add(cell, open, amount - bound, need);
        add(cell, restricted, bound, need);
    }

    /**
     * Sums amounts of virtual cells by cell.
     *
     * @param virtual amount, such as unmet need, of each virtual cell
     * @param sum receives the amount of each cell
     */
    public void sum(double[] virtual, double[] sum) {
        Arrays.fill(sum, 0);
        for (int i = 0; i < owner.length; i++) {
            sum[owner[i]] += virtual[i];
        }
    }
}
