package chipgap.kernel.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who may be served from what, and in which order. Immutable; one network serves any number of {@link Allocator}s.
 *
 * <p>Supplies are numbered 0 to {@code supplyCount - 1}. Cells that share eligibility and tier form a group. A closed set is a union of groups'
 * eligible supplies; these are the only sets that can limit an allocation (Hoffman's circulation theorem on the polymatroid of servable
 * fills), so there are few of them.
 */
public final class AllocationNetwork {
    private static final int MOST_SUPPLIES = 63;
    private static final int MOST_CLOSED_SETS = 500;

    final int supplyCount;
    final int tierCount;
    /** Group of each cell, -1 for a cell that nothing may serve. */
    final int[] groupOfCell;

    final int[] tierOfGroup;
    /** Supplies that may serve each group, as bits. */
    final long[] eligibleOfGroup;
    /** Supplies inside each closed set. */
    final int[][] suppliesOfSet;
    /** Groups whose eligible supplies all lie in each closed set. */
    final int[][] groupsOfSet;
    /** For each place in the order of use and each closed set, whether that supply lies inside. */
    final boolean[][] usedSupplyInSet;

    final int[] orderOfUse;

    /**
     * One kind of need.
     *
     * @param eligible supplies that may serve it, as bits; 0 when nothing may
     * @param tier priority, 0 first
     */
    public record Cell(long eligible, int tier) {
        public Cell {
            if (tier < 0) {
                throw new IllegalArgumentException("The tier (%d) of a cell must be 0 or more.".formatted(tier));
            }
        }
    }

    /**
     * A network.
     *
     * @param supplyCount number of supplies, in [1, 63]
     * @param cells the cells, at least one
     * @param orderOfUse every supply once: where needs can be met in several ways, earlier ones are used up first
     */
    public AllocationNetwork(int supplyCount, List<Cell> cells, List<Integer> orderOfUse) {
        if (supplyCount < 1 || supplyCount > MOST_SUPPLIES) {
            throw new IllegalArgumentException(
                    "A network holds 1 to %d supplies, not %d. Merge supplies that serve the same cells."
                            .formatted(MOST_SUPPLIES, supplyCount));
        }
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least one cell.");
        }
        if (orderOfUse.size() != supplyCount
                || new TreeSet<>(orderOfUse).size() != supplyCount
                || orderOfUse.stream().anyMatch(supply -> supply < 0 || supply >= supplyCount)) {
            throw new IllegalArgumentException("The order of use %s must name each supply from 0 to %d once."
                    .formatted(orderOfUse, supplyCount - 1));
        }
        this.supplyCount = supplyCount;
        this.orderOfUse = orderOfUse.stream().mapToInt(Integer::intValue).toArray();
        Map<Cell, Integer> groups = new LinkedHashMap<>();
        this.groupOfCell =
                cells.stream().mapToInt(cell -> groupOf(cell, groups)).toArray();
        this.tierOfGroup = groups.keySet().stream().mapToInt(Cell::tier).toArray();
        this.tierCount = cells.stream().mapToInt(Cell::tier).max().orElseThrow() + 1;
        this.eligibleOfGroup =
                groups.keySet().stream().mapToLong(Cell::eligible).toArray();
        List<Long> sets = closedSets(eligibleOfGroup);
        this.suppliesOfSet = sets.stream().map(this::suppliesIn).toArray(int[][]::new);
        this.groupsOfSet =
                sets.stream().map(set -> groupsIn(set, eligibleOfGroup)).toArray(int[][]::new);
        this.usedSupplyInSet = new boolean[supplyCount][sets.size()];
        for (int place = 0; place < supplyCount; place++) {
            for (int set = 0; set < sets.size(); set++) {
                usedSupplyInSet[place][set] = (sets.get(set) >>> this.orderOfUse[place] & 1) == 1;
            }
        }
    }

    /** Number of cells. */
    public int cellCount() {
        return groupOfCell.length;
    }

    private int groupOf(Cell cell, Map<Cell, Integer> groups) {
        if (cell.eligible() >>> supplyCount != 0) {
            throw new IllegalArgumentException("A cell is eligible for supplies %s, but there are only %d."
                    .formatted(Long.toBinaryString(cell.eligible()), supplyCount));
        }
        return cell.eligible() == 0 ? -1 : groups.computeIfAbsent(cell, added -> groups.size());
    }

    /** Every union of eligibilities. */
    private static List<Long> closedSets(long[] eligible) {
        TreeSet<Long> sets = new TreeSet<>();
        for (long mask : eligible) {
            for (long set : List.copyOf(sets)) {
                sets.add(set | mask);
            }
            sets.add(mask);
            if (sets.size() > MOST_CLOSED_SETS) {
                throw new IllegalArgumentException(
                        "The cells' eligibilities make more than %d closed sets. Give cells fewer different eligibilities."
                                .formatted(MOST_CLOSED_SETS));
            }
        }
        return List.copyOf(sets);
    }

    private int[] suppliesIn(long set) {
        List<Integer> inside = new ArrayList<>();
        for (int supply = 0; supply < supplyCount; supply++) {
            if ((set >>> supply & 1) == 1) {
                inside.add(supply);
            }
        }
        return toArray(inside);
    }

    private static int[] groupsIn(long set, long[] eligible) {
        List<Integer> inside = new ArrayList<>();
        for (int group = 0; group < eligible.length; group++) {
            if ((eligible[group] & ~set) == 0) {
                inside.add(group);
            }
        }
        return toArray(inside);
    }

    private static int[] toArray(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
