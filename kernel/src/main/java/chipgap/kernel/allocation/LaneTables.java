package chipgap.kernel.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
     * One tier.
     *
     * @param groups its groups
     * @param suppliesOfSet supplies inside each set
     * @param earlierOfSet groups of earlier tiers inside each set
     * @param groupsOfSet groups of this tier inside each set, as positions in {@code groups}
     * @param setsOfGroup sets that hold each group of this tier
     */
    @SuppressWarnings("ArrayRecordComponent") // tables, made once
    record Tier(int[] groups, int[][] suppliesOfSet, int[][] earlierOfSet, int[][] groupsOfSet, int[][] setsOfGroup) {}

    LaneTables(AllocationNetwork network) {
        cellCount = network.cellCount();
        long[] eligible = network.eligibleOfGroup;
        groupCount = eligible.length;
        cellsOfGroup = IntStream.range(0, groupCount)
                .mapToObj(group -> where(cellCount, cell -> network.groupOfCell[cell] == group))
                .toArray(int[][]::new);
        unservable = where(cellCount, cell -> network.groupOfCell[cell] < 0);
        tiers = IntStream.range(0, network.tierCount)
                .mapToObj(tier -> tier(network, tier))
                .toArray(Tier[]::new);
        suppliesOfClass = classes(network);
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

    private static Tier tier(AllocationNetwork network, int tier) {
        long[] eligible = network.eligibleOfGroup;
        int[] tierOf = network.tierOfGroup;
        int[] groups = where(eligible.length, group -> tierOf[group] == tier);
        long[] sets = Arrays.stream(unions(Arrays.stream(where(eligible.length, group -> tierOf[group] <= tier))
                        .mapToLong(group -> eligible[group])
                        .toArray()))
                .filter(set -> Arrays.stream(groups).anyMatch(group -> (eligible[group] & ~set) == 0))
                .toArray();
        int[][] supplies = new int[sets.length][];
        int[][] earlier = new int[sets.length][];
        int[][] own = new int[sets.length][];
        for (int i = 0; i < sets.length; i++) {
            long set = sets[i];
            supplies[i] = where(network.supplyCount, supply -> (set >>> supply & 1) == 1);
            earlier[i] = where(eligible.length, group -> tierOf[group] < tier && (eligible[group] & ~set) == 0);
            own[i] = where(groups.length, position -> (eligible[groups[position]] & ~set) == 0);
        }
        int[][] setsOfGroup = new int[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            long mask = eligible[groups[g]];
            setsOfGroup[g] = where(sets.length, set -> (mask & ~sets[set]) == 0);
        }
        return new Tier(groups, supplies, earlier, own, setsOfGroup);
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
