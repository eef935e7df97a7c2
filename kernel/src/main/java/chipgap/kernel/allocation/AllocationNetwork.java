package chipgap.kernel.allocation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may be served from what, and in which order. Immutable; one network serves any number of {@link Allocator}s.
 *
 * <p>Supplies are numbered 0 to {@code supplyCount - 1}. Cells that share eligibility and tier form a group. A closed set is a union of groups'
 * eligible supplies; these are the only sets that can limit an allocation (Hoffman's circulation theorem on the polymatroid of servable
 * fills), so there are few of them. Networks with too many of them are allocated by maximum flows instead, with the same results.
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
    /** Whether closed sets allocate this network: few enough to list, of groups that fit the bits of a long. */
    final boolean closedSets;

    final int[] orderOfUse;
    private final AllocationRule rule;
    private @Nullable SetTables tables;

    /**
     * One kind of need.
     *
     * @param eligible supplies that may serve it, as bits; 0 when nothing may
     * @param tier priority, 0 first
     * @param willingness willingness to pay, in any unit common to all cells; not a number when not stated
     */
    public record Cell(long eligible, int tier, double willingness) {
        public Cell {
            if (tier < 0) {
                throw new IllegalArgumentException("The tier (%d) of a cell must be 0 or more.".formatted(tier));
            }
            if (Double.isInfinite(willingness)) {
                throw new IllegalArgumentException(
                        "The willingness to pay (%s) of a cell must be finite.".formatted(willingness));
            }
            willingness += 0.0; // -0.0 and 0.0 are one price
        }

        /** A cell that states no willingness to pay. */
        public Cell(long eligible, int tier) {
            this(eligible, tier, Double.NaN);
        }
    }

    private record Group(long eligible, int tier) {}

    /** A network under {@link AllocationRule#TIERED}. */
    public AllocationNetwork(int supplyCount, List<Cell> cells, List<Integer> orderOfUse) {
        this(supplyCount, cells, orderOfUse, AllocationRule.TIERED);
    }

    /**
     * A network.
     *
     * @param supplyCount number of supplies, in [1, 63]
     * @param cells the cells, at least one
     * @param orderOfUse every supply once: where needs can be met in several ways, earlier ones are used up first
     * @param rule who comes first
     * @throws IllegalArgumentException when one of them makes no sense, or a cell lacks what the rule ranks by
     */
    public AllocationNetwork(int supplyCount, List<Cell> cells, List<Integer> orderOfUse, AllocationRule rule) {
        checkShape(supplyCount, cells, orderOfUse);
        this.supplyCount = supplyCount;
        this.orderOfUse = orderOfUse.stream().mapToInt(Integer::intValue).toArray();
        this.rule = rule;
        double[] ranks =
                cells.stream().mapToDouble(rule::rank).sorted().distinct().toArray();
        this.tierCount = ranks.length;
        Map<Group, Integer> groups = new LinkedHashMap<>();
        this.groupOfCell = cells.stream()
                .mapToInt(cell -> groupOf(cell, Arrays.binarySearch(ranks, rule.rank(cell)), groups))
                .toArray();
        this.tierOfGroup = groups.keySet().stream().mapToInt(Group::tier).toArray();
        this.eligibleOfGroup =
                groups.keySet().stream().mapToLong(Group::eligible).toArray();
        this.closedSets = rule != AllocationRule.PRO_RATA
                && eligibleOfGroup.length <= Long.SIZE
                && unions(eligibleOfGroup).size() <= MOST_CLOSED_SETS;
    }

    private static void checkShape(int supplyCount, List<Cell> cells, List<Integer> orderOfUse) {
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
    }

    /** Number of cells. */
    public int cellCount() {
        return groupOfCell.length;
    }

    /** The rule of allocation. */
    public AllocationRule rule() {
        return rule;
    }

    /**
     * Checks amounts before a run. The run itself checks nothing: for amounts that would not pass it ends without a word, and its results mean
     * nothing.
     *
     * @param supply amount of each supply
     * @param need need of each cell
     * @throws IllegalArgumentException when a table has the wrong length or holds a value that is negative, infinite or not a number
     */
    public void check(double[] supply, double[] need) {
        check("supply", supply, supplyCount);
        check("need", need, cellCount());
    }

    private static void check(String table, double[] amounts, int length) {
        if (amounts.length != length) {
            throw new IllegalArgumentException("The table of %s has %d values, the network %d. Pass one value for each."
                    .formatted(table, amounts.length, length));
        }
        for (int i = 0; i < length; i++) {
            if (!(amounts[i] >= 0 && amounts[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "%s %d is %s, but must be finite and 0 or more. Mend the figure it comes from."
                                .formatted(table, i, amounts[i]));
            }
        }
    }

    /** The tables of closed sets, made once; for networks that have them. */
    synchronized SetTables tables() {
        if (tables == null) {
            tables = new SetTables(this);
        }
        return tables;
    }

    Filling newFilling() {
        if (closedSets) {
            return new ClosedSetFilling(tables());
        }
        return new EachDrawFilling(
                this, rule == AllocationRule.PRO_RATA ? new ProRataFilling(this) : new FlowFilling(this));
    }

    private int groupOf(Cell cell, int tier, Map<Group, Integer> groups) {
        if (cell.eligible() >>> supplyCount != 0) {
            throw new IllegalArgumentException("A cell is eligible for supplies %s, but there are only %d."
                    .formatted(Long.toBinaryString(cell.eligible()), supplyCount));
        }
        Group group = new Group(cell.eligible(), tier);
        return cell.eligible() == 0 ? -1 : groups.computeIfAbsent(group, added -> groups.size());
    }

    /** Every union of eligibilities; a few more than the limit when there are more. */
    static List<Long> unions(long[] eligible) {
        TreeSet<Long> sets = new TreeSet<>();
        for (long mask : eligible) {
            for (long set : List.copyOf(sets)) {
                sets.add(set | mask);
            }
            sets.add(mask);
            if (sets.size() > MOST_CLOSED_SETS) {
                break;
            }
        }
        return List.copyOf(sets);
    }
}
