package chipgap.kernel.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A network as tables for lanes. A tier can only be limited by unions of eligibilities of its own and earlier tiers, so each has its own, shorter
 * list of sets; and supplies that serve the same groups and follow each other in the order of use are one class.
 */
final class LaneTables {
    /** Sets whose supply reaches no further than this factor beyond the tightest count as used up too. */
    static final float TIE = 1 + 0x1p-20f;

    final int cellCount;
    final int groupCount;
    /** Cells of each group. */
    final int[][] cellsOfGroup;
    /** Cells that nothing may serve. */
    final int[] unservable;

    final Tier[] tiers;
    /** Supplies of each class, both in the order of use. */
    final int[][] suppliesOfClass;
    /** All closed sets: groups inside, and classes inside. */
    final int[][] groupsOfSet;

    final boolean[][] isClassInSet;

    /**
     * One tier. Its sets differ in which of its groups lie inside; what limits those groups is the least of several supplies, one a variant.
     *
     * @param groups its groups
     * @param classesOfVariant classes of supplies inside each variant
     * @param earlierOfVariant groups of earlier tiers inside each variant
     * @param setOfVariant set that each variant limits, ascending
     * @param groupsOfSet groups of this tier inside each set, as positions in {@code groups}
     * @param setsOfGroup sets that hold each group of this tier
     */
    @SuppressWarnings("ArrayRecordComponent") // tables, made once
    record Tier(
            int[] groups,
            int[][] classesOfVariant,
            int[][] earlierOfVariant,
            int[] setOfVariant,
            int[][] groupsOfSet,
            int[][] setsOfGroup) {}

    /** Whether a network has such tables: closed sets allocate it, and the groups of a tier fit the bits of a long. */
    static boolean fit(AllocationNetwork network) {
        return network.closedSets && network.tierOfGroup.length <= Long.SIZE;
    }

    LaneTables(AllocationNetwork network) {
        cellCount = network.cellCount();
        long[] eligible = network.eligibleOfGroup;
        groupCount = eligible.length;
        cellsOfGroup = IntStream.range(0, groupCount)
                .mapToObj(group -> where(cellCount, cell -> network.groupOfCell[cell] == group))
                .toArray(int[][]::new);
        unservable = where(cellCount, cell -> network.groupOfCell[cell] < 0);
        suppliesOfClass = classes(network);
        tiers = IntStream.range(0, network.tierCount)
                .mapToObj(tier -> tier(network, tier))
                .toArray(Tier[]::new);
        long[] sets = unions(eligible);
        groupsOfSet = Arrays.stream(sets)
                .mapToObj(set -> where(groupCount, group -> (eligible[group] & ~set) == 0))
                .toArray(int[][]::new);
        isClassInSet = new boolean[sets.length][suppliesOfClass.length];
        for (int set = 0; set < sets.length; set++) {
            for (int c = 0; c < suppliesOfClass.length; c++) {
                isClassInSet[set][c] = (sets[set] >>> suppliesOfClass[c][0] & 1) == 1;
            }
        }
    }

    private Tier tier(AllocationNetwork network, int tier) {
        long[] eligible = network.eligibleOfGroup;
        int[] tierOf = network.tierOfGroup;
        int[] groups = where(eligible.length, group -> tierOf[group] == tier);
        long[] unions = unions(Arrays.stream(where(eligible.length, group -> tierOf[group] <= tier))
                .mapToLong(group -> eligible[group])
                .toArray());
        NavigableMap<Long, List<Long>> variants = new TreeMap<>();
        for (long union : unions) {
            long inside = 0;
            for (int g = 0; g < groups.length; g++) {
                inside |= (eligible[groups[g]] & ~union) == 0 ? 1L << g : 0;
            }
            if (inside != 0) {
                variants.computeIfAbsent(inside, added -> new ArrayList<>()).add(union);
            }
        }
        List<Long> sets = List.copyOf(variants.keySet());
        List<int[]> classes = new ArrayList<>();
        List<int[]> earlier = new ArrayList<>();
        List<Integer> setOfVariant = new ArrayList<>();
        variants.forEach((inside, ofSet) -> ofSet.forEach(union -> {
            classes.add(where(suppliesOfClass.length, c -> (union >>> suppliesOfClass[c][0] & 1) == 1));
            earlier.add(where(eligible.length, group -> tierOf[group] < tier && (eligible[group] & ~union) == 0));
            setOfVariant.add(sets.indexOf(inside));
        }));
        return new Tier(
                groups,
                classes.toArray(int[][]::new),
                earlier.toArray(int[][]::new),
                setOfVariant.stream().mapToInt(Integer::intValue).toArray(),
                sets.stream()
                        .map(inside -> where(groups.length, g -> (inside >>> g & 1) == 1))
                        .toArray(int[][]::new),
                IntStream.range(0, groups.length)
                        .mapToObj(g -> where(sets.size(), set -> (sets.get(set) >>> g & 1) == 1))
                        .toArray(int[][]::new));
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

    private static long[] unions(long[] masks) {
        TreeSet<Long> sets = new TreeSet<>();
        for (long mask : masks) {
            for (long set : List.copyOf(sets)) {
                sets.add(set | mask);
            }
            sets.add(mask);
        }
        return sets.stream().mapToLong(Long::longValue).toArray();
    }

    private static int[] where(int count, IntPredicate condition) {
        return IntStream.range(0, count).filter(condition).toArray();
    }
}
