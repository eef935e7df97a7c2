package chipgap.kernel.summary;

import java.util.Arrays;

/** Counts of one sign, in a window of octaves that grows; an octave without numbers takes no room. */
final class BinCounts {
    /** In place of the offset of an octave without numbers. */
    private static final int NONE = Integer.MIN_VALUE;

    private final int binBits;
    private int firstOctave;
    /** By octave of the window: what a bin's number lacks to its place in the counts. */
    private int[] offsets = {};

    /** Counts of the octaves that have some, ascending. */
    private int[] counts = {};

    private long total;

    BinCounts(int binBits) {
        this.binBits = binBits;
    }

    void add(int bin) {
        int index = index(bin);
        counts[index]++;
        total++;
    }

    /**
     * Adds numbers, given by their bits; a bin's number is what is left of them without the last ones.
     *
     * @param bits the first so many are added
     * @param least the least of them
     * @param greatest the greatest
     */
    void addAll(int[] bits, int numbers, int droppedBits, int least, int greatest) {
        if (numbers > 0 && isWithoutGap(least >>> droppedBits, greatest >>> droppedBits)) {
            addInside(bits, numbers, droppedBits, offsets[(least >>> (droppedBits + binBits)) - firstOctave]);
        } else {
            addAnywhere(bits, numbers, droppedBits);
        }
        total += numbers;
    }

    /** Whether all octaves between two bins have room. They then stand side by side, so all lack the same. */
    private boolean isWithoutGap(int lowest, int highest) {
        int low = (lowest >>> binBits) - firstOctave;
        int high = (highest >>> binBits) - firstOctave;
        return low >= 0 && high < offsets.length && offsets[low] != NONE && offsets[low] == offsets[high];
    }

    private void addInside(int[] bits, int numbers, int droppedBits, int offset) {
        int[] all = counts;
        for (int i = 0; i < numbers; i++) {
            all[(bits[i] >>> droppedBits) + offset]++;
        }
    }

    private void addAnywhere(int[] bits, int numbers, int droppedBits) {
        int added = 0;
        while (added < numbers) {
            added = addWhereRoom(bits, added, numbers, droppedBits);
            if (added < numbers) {
                index(bits[added] >>> droppedBits);
            }
        }
    }

    /** Adds numbers up to the first whose octave has no room yet; returns its index. */
    private int addWhereRoom(int[] bits, int begin, int end, int droppedBits) {
        int[] into = offsets;
        int[] all = counts;
        int first = firstOctave;
        for (int i = begin; i < end; i++) {
            int bin = bits[i] >>> droppedBits;
            int place = (bin >>> binBits) - first;
            if (place < 0 || place >= into.length || into[place] == NONE) {
                return i;
            }
            all[bin + into[place]]++;
        }
        return end;
    }

    void add(BinCounts other) {
        for (int place = 0; place < other.offsets.length; place++) {
            if (other.offsets[place] != NONE) {
                int bin = (other.firstOctave + place) << binBits;
                int from = other.offsets[place] + bin;
                int into = index(bin);
                for (int i = 0; i < 1 << binBits; i++) {
                    counts[into + i] += other.counts[from + i];
                }
            }
        }
        total += other.total;
    }

    long total() {
        return total;
    }

    /** The bin that the window begins with. */
    int first() {
        return firstOctave << binBits;
    }

    /** Number of bins in the window. */
    int bins() {
        return offsets.length << binBits;
    }

    /** Number of octaves in the window. */
    int octaves() {
        return offsets.length;
    }

    /** Count of an octave, by its place in the window. */
    long octaveCount(int place) {
        long sum = 0;
        if (offsets[place] != NONE) {
            int start = offsets[place] + ((firstOctave + place) << binBits);
            for (int bin = start; bin < start + (1 << binBits); bin++) {
                sum += counts[bin];
            }
        }
        return sum;
    }

    /** Count of a bin, by its place in the window. */
    int count(int place) {
        int offset = offsets[place >>> binBits];
        return offset == NONE ? 0 : counts[offset + first() + place];
    }

    /** The first place, from one of the window on, whose bin has a count; {@link #bins} if there is none. */
    int nextCounted(int from) {
        int end = bins();
        int place = from;
        while (place < end) {
            int offset = offsets[place >>> binBits];
            int endOfOctave = ((place >>> binBits) + 1) << binBits;
            if (offset == NONE) {
                place = endOfOctave;
            } else {
                int start = offset + first();
                while (place < endOfOctave) {
                    if (counts[start + place] != 0) {
                        return place;
                    }
                    place++;
                }
            }
        }
        return end;
    }

    /** Index of a bin among the counts; makes room for its octave where there is none. */
    private int index(int bin) {
        int octave = bin >>> binBits;
        cover(octave);
        int place = octave - firstOctave;
        if (offsets[place] == NONE) {
            makeRoom(place);
        }
        return bin + offsets[place];
    }

    /** Makes room for an octave between those below and above it. */
    private void makeRoom(int place) {
        int width = 1 << binBits;
        int start = 0;
        for (int below = 0; below < place; below++) {
            start += offsets[below] == NONE ? 0 : width;
        }
        int[] wider = new int[counts.length + width];
        System.arraycopy(counts, 0, wider, 0, start);
        System.arraycopy(counts, start, wider, start + width, counts.length - start);
        counts = wider;
        offsets[place] = start - ((firstOctave + place) << binBits);
        for (int above = place + 1; above < offsets.length; above++) {
            offsets[above] += offsets[above] == NONE ? 0 : width;
        }
    }

    private void cover(int octave) {
        if (offsets.length == 0) {
            firstOctave = octave;
        }
        int newFirst = Math.min(firstOctave, octave);
        int newEnd = Math.max(firstOctave + offsets.length, octave + 1);
        if (newEnd - newFirst > offsets.length) {
            int[] grown = new int[newEnd - newFirst];
            Arrays.fill(grown, NONE);
            System.arraycopy(offsets, 0, grown, firstOctave - newFirst, offsets.length);
            firstOctave = newFirst;
            offsets = grown;
        }
    }
}
