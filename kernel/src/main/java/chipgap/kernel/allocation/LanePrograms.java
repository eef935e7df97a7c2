package chipgap.kernel.allocation;

import chipgap.kernel.lanes.LaneBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tables of a network as plain lists of places in one working array, so that registers walk them without inner loops. An entry of the array
 * holds one number for each of the draws that are worked on together; places are the index of an entry's first draw.
 */
final class LanePrograms {
    private final int width;
    private int end = LaneBlock.FIRST;

    /** An entry that stays 0. */
    private final int zero;

    /** An entry for what the classes before the next one serve. */
    final int before;
    /** An entry for the ratio to which all that rise can rise together. */
    final int reach;
    /** An entry for what counts as tight there: the reach and what rounding adds to it. */
    final int ties;
    /** An entry for what the bounds of a class lack to all that is served, then for what its supplies may still serve. */
    final int rest;

    /** Entries of the supplies and the needs by cell. */
    final int supply;

    final int need;
    /** Entries of the need of each group; that of a group of one cell is the cell's. */
    final int[] needOfGroup;
    /** Entries by group. */
    final int active;

    final int ratio;
    final int served;
    /** Supply of each closed set, entries in the order of {@link SetTables#supplies}; and what is left of those that a tier has taken from. */
    private final int supplyOfSet;

    private final int left;
    private final int[] placeOfLeft;
    /** Entries by set of a tier: what limits it, what it wants, and what it wants after a step. */
    final int limit;

    final int wanted;
    final int lowered;

    /** What is served in all, once {@code sumOfServed} is carried out. */
    final int total;

    /** Additions (one, other, sum) that give the sums of classes, of groups, of supplies by set, and of what is served in bounding sets. */
    final int[] gather;

    final int[] sumOfServed;
    final Tier[] tiers;
    /** For each class, differences (supply of the first classes inside a set, served inside that set) that bound what it and those before it serve. */
    final int[][] bounds;

    /**
     * One tier.
     *
     * @param groups its groups
     * @param sets number of its sets
     * @param limits minima (one, other, least) that give the limits of its sets
     * @param wanted additions that give what its sets want
     * @param lowered the same, to the entries for after a step
     * @param inside pairs (set, set or group inside it), where groups are counted from {@code sets} on, outermost first
     * @param taken additions that give what later tiers lack
     * @param takers differences (what was left of a closed set, what is taken from it, what is left)
     */
    @SuppressWarnings("ArrayRecordComponent") // tables, made once
    record Tier(
            int[] groups,
            int sets,
            int[] limits,
            int[] wanted,
            int[] lowered,
            int[] inside,
            int[] taken,
            int[] takers) {}

    LanePrograms(SetTables tables, int supplies, int cells, int width) {
        this.width = width;
        int groups = tables.groupCount;
        int sets = tables.supplies.count();
        zero = entries(1);
        supply = entries(supplies);
        need = entries(cells);
        before = entries(1);
        reach = entries(1);
        ties = entries(1);
        rest = entries(1);
        int classes = entries(tables.suppliesOfClass.length);
        int several = entries((int) Arrays.stream(tables.cellsOfGroup)
                .filter(members -> members.length > 1)
                .count());
        active = entries(groups);
        ratio = entries(groups);
        served = entries(groups);
        supplyOfSet = entries(sets);
        left = entries(sets);
        placeOfLeft = new int[sets];
        Arrays.setAll(placeOfLeft, set -> supplyOfSet + set * width);
        int most = Math.max(
                tables.served.count(),
                Arrays.stream(tables.tiers)
                        .mapToInt(tier ->
                                Math.max(tier.wanted().count(), tier.taken().count()))
                        .max()
                        .orElseThrow());
        limit = entries(most);
        wanted = entries(most);
        lowered = entries(most);
        List<Integer> gathering = new ArrayList<>();
        needOfGroup = new int[groups];
        for (int group = 0; group < groups; group++) {
            int[] members = tables.cellsOfGroup[group];
            if (members.length == 1) {
                needOfGroup[group] = need + members[0] * width;
            } else {
                needOfGroup[group] = several;
                several += width;
                add(members, places(need, cells), zero, needOfGroup[group], gathering);
            }
        }
        for (int c = 0; c < tables.suppliesOfClass.length; c++) {
            add(tables.suppliesOfClass[c], places(supply, supplies), zero, classes + c * width, gathering);
        }
        gathering.addAll(boxed(sums(tables.supplies, classes, supplyOfSet)));
        gather = unboxed(gathering);
        total = wanted + (tables.served.count() - 1) * width;
        sumOfServed = sums(tables.served, served, wanted);
        tiers = new Tier[tables.tiers.length];
        for (int tier = 0; tier < tiers.length; tier++) {
            tiers[tier] = tier(tables.tiers[tier]);
        }
        bounds = Arrays.stream(tables.bounds)
                .map(bound -> pairs(bound.supply(), supplyOfSet, bound.served(), wanted))
                .toArray(int[][]::new);
    }

    /** Length of the working array. */
    int size() {
        return end;
    }

    private int entries(int count) {
        int first = end;
        end += count * width;
        return first;
    }

    private Tier tier(SetTables.Tier tier) {
        int sets = tier.wanted().count();
        List<Integer> limits = new ArrayList<>();
        List<Integer> inside = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            int to = limit + set * width;
            int[] closed = tier.limitsOfSet()[set];
            int least = placeOfLeft[closed[0]];
            for (int i = 0; i < closed.length; i++) {
                limits.addAll(List.of(least, placeOfLeft[closed[i]], to));
                least = to;
            }
        }
        int[] place = new int[Long.SIZE];
        for (int g = 0; g < tier.groups().length; g++) {
            place[tier.groups()[g]] = sets + g;
        }
        for (int set = sets - 1; set >= 0; set--) {
            if (tier.wanted().base()[set] >= 0) {
                inside.addAll(List.of(set, tier.wanted().base()[set]));
            }
            for (int group : tier.wanted().added()[set]) {
                inside.addAll(List.of(set, place[group]));
            }
        }
        return new Tier(
                tier.groups(),
                sets,
                unboxed(limits),
                sums(tier.wanted(), needOfGroup, wanted),
                sums(tier.wanted(), active, lowered),
                unboxed(inside),
                sums(tier.taken(), served, wanted),
                takers(tier));
    }

    /** What later tiers find is left stands in entries of its own from the first time that a tier takes from a set. */
    private int[] takers(SetTables.Tier tier) {
        int[] takers = new int[3 * tier.takers().length];
        for (int i = 0; i < tier.takers().length; i++) {
            int set = tier.takers()[i];
            takers[3 * i] = placeOfLeft[set];
            takers[3 * i + 1] = wanted + tier.sumOfTaker()[i] * width;
            placeOfLeft[set] = left + set * width;
            takers[3 * i + 2] = placeOfLeft[set];
        }
        return takers;
    }

    private int[] sums(SetSums sets, int values, int sums) {
        return sums(sets, places(values, Long.SIZE), sums);
    }

    private int[] places(int first, int count) {
        int[] places = new int[count];
        Arrays.setAll(places, i -> first + i * width);
        return places;
    }

    private int[] sums(SetSums sets, int[] values, int sums) {
        List<Integer> additions = new ArrayList<>();
        for (int set = 0; set < sets.count(); set++) {
            int base = sets.base()[set] < 0 ? zero : sums + sets.base()[set] * width;
            add(sets.added()[set], values, base, sums + set * width, additions);
        }
        return unboxed(additions);
    }

    private void add(int[] elements, int[] values, int base, int sum, List<Integer> additions) {
        boolean startsWithTwo = base == zero && elements.length > 1;
        int one = startsWithTwo ? values[elements[0]] : base;
        for (int i = startsWithTwo ? 1 : 0; i < elements.length; i++) {
            additions.addAll(List.of(one, values[elements[i]], sum));
            one = sum;
        }
        if (elements.length == 0) {
            additions.addAll(List.of(base, zero, sum));
        }
    }

    private int[] pairs(int[] ones, int first, int[] others, int second) {
        int[] pairs = new int[2 * ones.length];
        for (int i = 0; i < ones.length; i++) {
            pairs[2 * i] = first + ones[i] * width;
            pairs[2 * i + 1] = second + others[i] * width;
        }
        return pairs;
    }

    private static List<Integer> boxed(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static int[] unboxed(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
