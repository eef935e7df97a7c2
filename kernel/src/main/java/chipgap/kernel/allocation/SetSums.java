package chipgap.kernel.allocation;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * How to sum over many sets: each from the sum of an earlier set inside it, with what that lacks.
 *
 * @param base the earlier set of each set; -1 for none
 * @param added the elements to add to it
 */
@SuppressWarnings("ArrayRecordComponent") // tables, made once
record SetSums(int[] base, int[][] added) {

    /** Sums over sets, given as bits, in an order in which a set comes after all those inside it. */
    static SetSums of(long[] sets) {
        int[] base = new int[sets.length];
        int[][] added = new int[sets.length][];
        for (int set = 0; set < sets.length; set++) {
            base[set] = -1;
            long lacking = sets[set];
            for (int inner = 0; inner < set; inner++) {
                long rest = sets[set] & ~sets[inner];
                boolean isInside = (sets[inner] & ~sets[set]) == 0;
                if (isInside && Long.bitCount(rest) < Long.bitCount(lacking)) {
                    base[set] = inner;
                    lacking = rest;
                }
            }
            added[set] = elements(lacking);
        }
        return new SetSums(base, added);
    }

    /** Sums over sets that {@link #beginnings} gave. */
    static SetSums ofBeginnings(long[] sets) {
        int[] base = new int[sets.length];
        int[][] added = new int[sets.length][];
        for (int set = 0; set < sets.length; set++) {
            long last = Long.highestOneBit(sets[set]);
            base[set] = last == 0 ? -1 : Arrays.binarySearch(sets, sets[set] ^ last);
            added[set] = elements(last);
        }
        return new SetSums(base, added);
    }

    /** The sets and all that is left of them when their last elements are taken away, one by one; ascending, the empty set first. */
    static long[] beginnings(long[] sets) {
        TreeSet<Long> beginnings = new TreeSet<>();
        beginnings.add(0L);
        for (long set : sets) {
            for (long rest = set; rest != 0; rest ^= Long.highestOneBit(rest)) {
                beginnings.add(rest);
            }
        }
        return SetTables.toArray(beginnings);
    }

    private static int[] elements(long set) {
        int[] elements = new int[Long.bitCount(set)];
        long rest = set;
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
        }
        return elements;
    }

    int count() {
        return base.length;
    }
}
