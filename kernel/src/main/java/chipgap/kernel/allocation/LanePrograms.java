package chipgap.kernel.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tables of a network as plain lists of places in one working array, so that registers walk them without inner loops. An entry of the array
 * holds one number for each of the draws that are worked on together; places are the index of an entry's first draw.
 */
final class LanePrograms {
    private final int width;
    private int end;

    /** An entry that stays 0. */
    private final int zero;

    /** For each class, an entry for how far below all that is served what it and those before it serve must stay. */
    final int least;

    /** An entry for what the classes before the next one serve. */
    final int before;

    /** Entries of the supplies and the needs by cell. */
    final int supply;

    final int need;
    /** Entries of the need of each group; that of a group of one cell is the cell's. */
    final int[] needOfGroup;
    /** Entries by group. */
    final int active;

    final int ratio;
    final int served;
    /** What is left of each closed set, entries in the order of {@link LaneTables#supplies}; before it, at {@code supplyOfSet}, its supply. */
    final int left;

    final int supplyOfSet;
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
    /** Differences (supply of the first classes inside a set, served inside that set, entry of the class that they bound). */
    final int[] bounds;

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
     * @param takers pairs (what is left of a closed set, what is taken from it)
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

    LanePrograms(LaneTables tables, int supplies, int cells, int width) {
        this.width = width;
        int groups = tables.groupCount;
        int sets = tables.supplies.count();
        zero = entries(1);
        supply = entries(supplies);
        need = entries(cells);
        least = entries(tables.suppliesOfClass.length);
        before = entries(1);
        int classes = entries(tables.suppliesOfClass.length);
        int several = entries((int) Arrays.stream(tables.cellsOfGroup)
                .filter(members -> members.length > 1)
                .count());
        active = entries(groups);
        ratio = entries(groups);
        served = entries(groups);
        supplyOfSet = entries(sets);
        left = entries(sets);
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
                add(members, need, zero, needOfGroup[group], gathering);
            }
        }
        for (int c = 0; c < tables.suppliesOfClass.length; c++) {
            add(tables.suppliesOfClass[c], supply, zero, classes + c * width, gathering);
        }
        gathering.addAll(boxed(sums(tables.supplies, classes, supplyOfSet)));
        gather = unboxed(gathering);
        total = wanted + (tables.served.count() - 1) * width;
        sumOfServed = sums(tables.served, served, wanted);
        tiers = Arrays.stream(tables.tiers).map(this::tier).toArray(Tier[]::new);
        bounds = bounds(tables.bounds);
    }

    private int[] bounds(LaneTables.Bounds[] boundsOfClass) {
        List<Integer> differences = new ArrayList<>();
        for (int c = 0; c < boundsOfClass.length; c++) {
            LaneTables.Bounds bound = boundsOfClass[c];
            for (int i = 0; i < bound.supply().length; i++) {
                differences.add(supplyOfSet + bound.supply()[i] * width);
                differences.add(wanted + bound.served()[i] * width);
                differences.add(least + c * width);
            }
        }
        return unboxed(differences);
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

    private Tier tier(LaneTables.Tier tier) {
        int sets = tier.wanted().count();
        List<Integer> limits = new ArrayList<>();
        List<Integer> inside = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            int to = limit + set * width;
            int[] closed = tier.limitsOfSet()[set];
            int least = left + closed[0] * width;
            for (int i = 0; i < closed.length; i++) {
                limits.addAll(List.of(least, left + closed[i] * width, to));
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
                sums(tier.wanted(), active, wanted),
                sums(tier.wanted(), active, lowered),
                unboxed(inside),
                sums(tier.taken(), served, wanted),
                pairs(tier.takers(), left, tier.sumOfTaker(), wanted));
    }

    private int[] sums(SetSums sets, int values, int sums) {
        List<Integer> additions = new ArrayList<>();
        for (int set = 0; set < sets.count(); set++) {
            int base = sets.base()[set] < 0 ? zero : sums + sets.base()[set] * width;
            add(sets.added()[set], values, base, sums + set * width, additions);
        }
        return unboxed(additions);
    }

    private void add(int[] elements, int values, int base, int sum, List<Integer> additions) {
        boolean startsWithTwo = base == zero && elements.length > 1;
        int one = startsWithTwo ? values + elements[0] * width : base;
        for (int i = startsWithTwo ? 1 : 0; i < elements.length; i++) {
            additions.addAll(List.of(one, values + elements[i] * width, sum));
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
