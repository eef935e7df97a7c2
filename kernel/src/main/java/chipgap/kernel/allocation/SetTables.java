package chipgap.kernel.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * A network as tables, without the sets that can bind nothing: supplies that serve the same groups and follow each other in the order of
 * use are one class, numbered in that order; a tier can only be limited by unions of eligibilities of its own and earlier tiers; and of the closed
 * sets that hold the same part of the first classes only the largest bounds what these serve.
 */
final class SetTables {
    /** In single precision, sets whose supply reaches no further than this factor beyond the tightest count as used up too. */
    static final float LANE_TIE = 1 + 0x1p-20f;

    final int groupCount;
    /** Cells of each group. */
    final int[][] cellsOfGroup;
    /** Cells that nothing may serve. */
    final int[] unservable;
    /** Supplies of each class, both in the order of use. */
    final int[][] suppliesOfClass;

    /** Sums of classes inside each closed set, and inside what is left of it without its last classes. */
    final SetSums supplies;

    final Tier[] tiers;
    /** Sums of groups inside the closed sets that bound what is used; the last is the sum of all. */
    final SetSums served;
    /** Bounds of what each class and those before it serve; none where these hold all that can serve. */
    final Bounds[] bounds;

    /**
     * One tier. Its sets differ in which of its groups lie inside; what limits those groups is the least that is left of several closed sets.
     * Closed sets stand by their places in {@link #supplies}.
     *
     * @param groups its groups
     * @param wanted sums of its groups inside each of its sets
     * @param limitsOfSet closed sets that limit each of its sets, at least one
     * @param taken sums of its groups inside closed sets that limit later tiers
     * @param takers those closed sets
     * @param sumOfTaker place of each one's sum in {@code taken}
     */
    @SuppressWarnings("ArrayRecordComponent") // tables, made once
    record Tier(int[] groups, SetSums wanted, int[][] limitsOfSet, SetSums taken, int[] takers, int[] sumOfTaker) {}

    /**
     * The first classes serve at most what is served in all, and their part of a closed set more than what is served outside of it.
     *
     * @param supply places of their parts in {@link #supplies}
     * @param served places of the closed sets in {@link #served}
     */
    @SuppressWarnings("ArrayRecordComponent") // tables, made once
    record Bounds(int[] supply, int[] served) {}

    SetTables(AllocationNetwork network) {
        groupCount = network.tierOfGroup.length;
        cellsOfGroup = new int[groupCount][];
        Arrays.setAll(cellsOfGroup, group -> where(network.cellCount(), cell -> network.groupOfCell[cell] == group));
        unservable = where(network.cellCount(), cell -> network.groupOfCell[cell] < 0);
        suppliesOfClass = classes(network);
        long[] eligible = new long[groupCount];
        Arrays.setAll(eligible, group -> classesOf(network.eligibleOfGroup[group]));
        long[] closed = unions(eligible);
        long[] parts = SetSums.beginnings(closed);
        supplies = SetSums.ofBeginnings(parts);
        tiers = new Tier[network.tierCount];
        TreeSet<Long> limitLater = new TreeSet<>();
        for (int tier = tiers.length - 1; tier >= 0; tier--) {
            int rank = tier;
            long[] upToTier = unions(select(eligible, where(groupCount, group -> network.tierOfGroup[group] <= rank)));
            int[] groups = where(groupCount, group -> network.tierOfGroup[group] == rank);
            tiers[tier] = tier(groups, eligible, upToTier, toArray(limitLater), parts);
            for (long set : upToTier) {
                if (inside(set, groups, eligible) != 0) {
                    limitLater.add(set);
                }
            }
        }
        List<SortedMap<Long, Long>> largest = largestByPart(closed);
        TreeSet<Long> bounding =
                new TreeSet<>(List.of(0L, Arrays.stream(closed).max().orElse(0)));
        largest.forEach(sets -> bounding.addAll(sets.values()));
        long[] boundingSets = toArray(bounding);
        served = SetSums.of(inside(boundingSets, where(groupCount, group -> true), eligible));
        bounds = largest.stream()
                .map(sets -> new Bounds(places(sets.keySet(), parts), places(sets.values(), boundingSets)))
                .toArray(Bounds[]::new);
    }

    private static Tier tier(int[] groups, long[] eligible, long[] limiting, long[] later, long[] parts) {
        SortedMap<Long, List<Long>> limits = bySetOfGroups(limiting, groups, eligible);
        SortedMap<Long, List<Long>> takers = bySetOfGroups(later, groups, eligible);
        int[][] limitsOfSet = new int[limits.size()][];
        int set = 0;
        for (List<Long> closed : limits.values()) {
            limitsOfSet[set++] = places(closed, parts);
        }
        List<Long> taking = new ArrayList<>();
        List<Long> sums = new ArrayList<>();
        takers.forEach((sum, closed) -> closed.forEach(taker -> {
            taking.add(taker);
            sums.add(sum);
        }));
        long[] taken = toArray(takers.keySet());
        return new Tier(
                groups,
                SetSums.of(toArray(limits.keySet())),
                limitsOfSet,
                SetSums.of(taken),
                places(taking, parts),
                places(sums, taken));
    }

    /** Closed sets by which of some groups lie inside; without those that hold none. */
    private static SortedMap<Long, List<Long>> bySetOfGroups(long[] closed, int[] groups, long[] eligible) {
        SortedMap<Long, List<Long>> sets = new TreeMap<>();
        for (long set : closed) {
            long inside = inside(set, groups, eligible);
            if (inside != 0) {
                sets.computeIfAbsent(inside, added -> new ArrayList<>()).add(set);
            }
        }
        return sets;
    }

    /** For each class, the largest closed set with each part of the classes up to it; that is the union of all with this part. */
    private List<SortedMap<Long, Long>> largestByPart(long[] closed) {
        List<SortedMap<Long, Long>> largest = new ArrayList<>();
        for (int c = 0; c < suppliesOfClass.length; c++) {
            long first = (2L << c) - 1;
            SortedMap<Long, Long> sets = new TreeMap<>();
            for (long set : closed) {
                sets.put(set & first, set);
            }
            if (closed.length == 0 || (closed[closed.length - 1] & ~first) == 0) {
                sets.clear();
            }
            largest.add(sets);
        }
        return largest;
    }

    /** The groups, as bits, whose eligible classes all lie inside a set. */
    private static long inside(long set, int[] groups, long[] eligible) {
        long inside = 0;
        for (int group : groups) {
            if ((eligible[group] & ~set) == 0) {
                inside |= 1L << group;
            }
        }
        return inside;
    }

    private static long[] inside(long[] sets, int[] groups, long[] eligible) {
        long[] inside = new long[sets.length];
        Arrays.setAll(inside, set -> inside(sets[set], groups, eligible));
        return inside;
    }

    private static long[] unions(long[] eligible) {
        return toArray(AllocationNetwork.unions(eligible));
    }

    private static long[] select(long[] values, int[] indices) {
        long[] selected = new long[indices.length];
        Arrays.setAll(selected, i -> values[indices[i]]);
        return selected;
    }

    private static int[] places(Collection<Long> sets, long[] table) {
        return sets.stream().mapToInt(set -> Arrays.binarySearch(table, set)).toArray();
    }

    static long[] toArray(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private long classesOf(long supplies) {
        long classes = 0;
        for (int c = 0; c < suppliesOfClass.length; c++) {
            classes |= (supplies >>> suppliesOfClass[c][0] & 1) << c;
        }
        return classes;
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
        int[] found = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (condition.test(i)) {
                found[size++] = i;
            }
        }
        return Arrays.copyOf(found, size);
    }
}
