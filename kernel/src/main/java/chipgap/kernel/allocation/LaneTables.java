package chipgap.kernel.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A network as tables for lanes. A tier can only be limited by unions of eligibilities of its own and earlier tiers, so each has its own, shorter
 * list of sets; and supplies that serve the same groups and follow each other in the order of use are one class.
 */
final class LaneTables {
    /** Sets whose supply reaches no further than this factor beyond the tightest count as used up too. */
    static final float TIE = 1 + 0x1p-20f;

    final int groupCount;
    /** Cells of each group. */
    final int[][] cellsOfGroup;
    /** Cells that nothing may serve. */
    final int[] unservable;
    /** Supplies of each class, both in the order of use. */
    final int[][] suppliesOfClass;

    final Tier[] tiers;
    /** Sums of classes inside each closed set. */
    final SetSums supplyOfClosed;
    /** Closed sets that each class belongs to, and those it does not. */
    final int[][] closedWithClass;

    final int[][] closedWithoutClass;

    /**
     * One tier. Its sets differ in which of its groups lie inside; what limits those groups is the least that is left of several closed sets.
     *
     * @param groups its groups
     * @param sums sums of its groups inside each of its sets
     * @param setsOfGroup its sets that hold each of its groups
     * @param limitsOfSet closed sets that limit each of its sets, at least one
     * @param holders closed sets that hold any of its groups
     * @param setOfHolder the set with the same groups as each holder
     */
    @SuppressWarnings("ArrayRecordComponent") // tables, made once
    record Tier(
            int[] groups, SetSums sums, int[][] setsOfGroup, int[][] limitsOfSet, int[] holders, int[] setOfHolder) {}

    /**
     * How to sum over many sets: each from the sum of an earlier set inside it, with what that lacks.
     *
     * @param base the earlier set of each set; -1 for none
     * @param added the elements to add to it
     */
    @SuppressWarnings("ArrayRecordComponent") // tables, made once
    record SetSums(int[] base, int[][] added) {
        /** Sets as bits, ascending, so that a set comes after all those inside it. */
        static SetSums of(long[] sets) {
            int[] base = new int[sets.length];
            int[][] added = new int[sets.length][];
            for (int set = 0; set < sets.length; set++) {
                long whole = sets[set];
                int best = IntStream.range(0, set)
                        .filter(inner -> (sets[inner] & ~whole) == 0)
                        .reduce(-1, (one, other) -> one >= 0 && size(sets[one]) > size(sets[other]) ? one : other);
                long lacking = best < 0 ? whole : whole & ~sets[best];
                base[set] = best;
                added[set] = where(Long.SIZE, element -> (lacking >>> element & 1) == 1);
            }
            return new SetSums(base, added);
        }

        private static int size(long set) {
            return Long.bitCount(set);
        }

        int count() {
            return base.length;
        }
    }

    /** Whether a network has such tables: closed sets allocate it, and its groups fit the bits of a long. */
    static boolean fit(AllocationNetwork network) {
        return network.closedSets && network.tierOfGroup.length <= Long.SIZE;
    }

    LaneTables(AllocationNetwork network) {
        long[] eligible = network.eligibleOfGroup;
        groupCount = eligible.length;
        cellsOfGroup = IntStream.range(0, groupCount)
                .mapToObj(group -> where(network.cellCount(), cell -> network.groupOfCell[cell] == group))
                .toArray(int[][]::new);
        unservable = where(network.cellCount(), cell -> network.groupOfCell[cell] < 0);
        suppliesOfClass = classes(network);
        long[] closed = unions(network, group -> true);
        tiers = IntStream.range(0, network.tierCount)
                .mapToObj(tier -> tier(network, tier, closed))
                .toArray(Tier[]::new);
        supplyOfClosed =
                SetSums.of(Arrays.stream(closed).map(this::classesInside).toArray());
        closedWithClass = IntStream.range(0, suppliesOfClass.length)
                .mapToObj(c -> where(closed.length, set -> (classesInside(closed[set]) >>> c & 1) == 1))
                .toArray(int[][]::new);
        closedWithoutClass = IntStream.range(0, suppliesOfClass.length)
                .mapToObj(c -> where(closed.length, set -> (classesInside(closed[set]) >>> c & 1) == 0))
                .toArray(int[][]::new);
    }

    private static long[] unions(AllocationNetwork network, IntPredicate group) {
        return AllocationNetwork.unions(Arrays.stream(where(network.eligibleOfGroup.length, group))
                        .mapToLong(g -> network.eligibleOfGroup[g])
                        .toArray())
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static Tier tier(AllocationNetwork network, int tier, long[] closed) {
        int[] groups = where(network.tierOfGroup.length, group -> network.tierOfGroup[group] == tier);
        LongUnaryOperator inside = union -> Arrays.stream(groups)
                .filter(group -> (network.eligibleOfGroup[group] & ~union) == 0)
                .mapToLong(group -> 1L << group)
                .reduce(0, (one, other) -> one | other);
        long[] limiting = unions(network, group -> network.tierOfGroup[group] <= tier);
        long[] sets = LongStream.of(limiting)
                .map(inside)
                .filter(set -> set != 0)
                .sorted()
                .distinct()
                .toArray();
        int[] holders = where(closed.length, c -> inside.applyAsLong(closed[c]) != 0);
        return new Tier(
                groups,
                SetSums.of(sets),
                Arrays.stream(groups)
                        .mapToObj(group -> where(sets.length, set -> (sets[set] >>> group & 1) == 1))
                        .toArray(int[][]::new),
                Arrays.stream(sets)
                        .mapToObj(set -> Arrays.stream(holders)
                                .filter(c -> inside.applyAsLong(closed[c]) == set)
                                .filter(c -> Arrays.binarySearch(limiting, closed[c]) >= 0)
                                .toArray())
                        .toArray(int[][]::new),
                holders,
                Arrays.stream(holders)
                        .map(c -> Arrays.binarySearch(sets, inside.applyAsLong(closed[c])))
                        .toArray());
    }

    private long classesInside(long supplies) {
        return IntStream.range(0, suppliesOfClass.length)
                .filter(c -> (supplies >>> suppliesOfClass[c][0] & 1) == 1)
                .mapToLong(c -> 1L << c)
                .sum();
    }

    private static int[][] classes(AllocationNetwork network) {
        List<List<Integer>> classes = new ArrayList<>();
        for (int supply : network.orderOfUse) {
            if (classes.isEmpty() || !servesSame(network, classes.getLast().getFirst(), supply)) {
                classes.add(new ArrayList<>());
            }
            classes.getLast().add(supply);
        }
        return classes.stream()
                .map(members -> members.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static boolean servesSame(AllocationNetwork network, int one, int other) {
        return Arrays.stream(network.eligibleOfGroup)
                .allMatch(eligible -> (eligible >>> one & 1) == (eligible >>> other & 1));
    }

    private static int[] where(int count, IntPredicate condition) {
        return IntStream.range(0, count).filter(condition).toArray();
    }
}
