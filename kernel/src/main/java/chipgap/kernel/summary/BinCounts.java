package chipgap.kernel.summary;

import java.util.Arrays;

/** Counts of one sign, in a window of octaves that grows; an octave without numbers takes no room. */
final class BinCounts {
    private static final int MAGNITUDE_BITS = 0x7FFFFFFF;
    private static final int NONE = -1;

    private final int binBits;
    private int firstOctave;
    /** Where the counts of each octave of the window begin, after the place of what lies below the window. */
    private int[] starts = {0};

    /** Counts of the octaves that have some, in the order in which they came, after one for what lies below the window, which is kept at 0. */
    private int[] counts = {0};

    private long total;

    BinCounts(int binBits) {
        this.binBits = binBits;
    }

    void add(int bin) {
        int start = start(bin >>> binBits);
        counts[start + (bin & mask())]++;
        total++;
    }

    private int mask() {
        return (1 << binBits) - 1;
    }

    /**
     * Adds numbers of 0 and more, without a branch on which they are. Returns the count of zeros.
     *
     * @param leastBin bin of the least number above 0
     * @param highestBin bin of the greatest number
     */
    int addAll(float[] values, int droppedBits, int leastBin, int highestBin) {
        makeRoom(values, droppedBits + binBits, leastBin >>> binBits, highestBin >>> binBits);
        if (firstOctave == 0) {
            return addEach(values, droppedBits);
        }
        int below = firstOctave - 1;
        int mask = mask();
        int[] into = starts;
        int[] all = counts;
        for (float value : values) {
            int bin = (Float.floatToRawIntBits(value) & MAGNITUDE_BITS) >>> droppedBits;
            all[into[Math.max(0, (bin >>> binBits) - below)] + (bin & mask)]++;
        }
        int zeros = all[0];
        all[0] = 0;
        total += values.length - zeros;
        return zeros;
    }

    /** The same where the window begins with the octave that the zeros share with the least of all floats. */
    private int addEach(float[] values, int droppedBits) {
        int zeros = 0;
        for (float value : values) {
            if (value > 0) {
                add(Float.floatToRawIntBits(value) >>> droppedBits);
            } else {
                zeros++;
            }
        }
        return zeros;
    }

    private void makeRoom(float[] values, int octaveBits, int least, int highest) {
        if (hasRoom(least, highest)) {
            return;
        }
        boolean[] occurs = new boolean[highest - least + 1];
        for (float value : values) {
            occurs[Math.max(0, ((Float.floatToRawIntBits(value) & MAGNITUDE_BITS) >>> octaveBits) - least)] = true;
        }
        cover(least);
        cover(highest);
        int end = counts.length;
        for (int i = 0; i < occurs.length; i++) {
            int place = least + i - firstOctave + 1;
            if (occurs[i] && starts[place] == NONE) {
                starts[place] = end;
                end += 1 << binBits;
            }
        }
        counts = Arrays.copyOf(counts, end);
    }

    private boolean hasRoom(int least, int highest) {
        int place = least - firstOctave;
        int end = highest - firstOctave + 1;
        if (place < 0 || end >= starts.length) {
            return false;
        }
        while (place < end && starts[place + 1] != NONE) {
            place++;
        }
        return place == end;
    }

    void add(BinCounts other) {
        for (int place = 0; place < other.starts.length - 1; place++) {
            int from = other.starts[place + 1];
            if (from != NONE) {
                int start = start(other.firstOctave + place);
                for (int bin = 0; bin < 1 << binBits; bin++) {
                    counts[start + bin] += other.counts[from + bin];
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
        return (starts.length - 1) << binBits;
    }

    /** Count of an octave, by its place in the window. */
    long octaveCount(int place) {
        int start = starts[place + 1];
        long sum = 0;
        if (start != NONE) {
            for (int bin = start; bin < start + (1 << binBits); bin++) {
                sum += counts[bin];
            }
        }
        return sum;
    }

    /** Count of a bin, by its place in the window. */
    int count(int place) {
        int start = starts[(place >>> binBits) + 1];
        return start == NONE ? 0 : counts[start + (place & mask())];
    }

    /** The first place, from one of the window on, whose bin has a count; {@link #bins} if there is none. */
    int nextCounted(int from) {
        int end = bins();
        int place = from;
        while (place < end) {
            int start = starts[(place >>> binBits) + 1];
            int endOfOctave = (place | mask()) + 1;
            if (start == NONE) {
                place = endOfOctave;
            } else {
                int offset = start - (place & ~mask());
                while (place < endOfOctave) {
                    if (counts[offset + place] != 0) {
                        return place;
                    }
                    place++;
                }
            }
        }
        return end;
    }

    /** Where the counts of an octave begin; makes room for them where there is none. */
    private int start(int octave) {
        cover(octave);
        int place = octave - firstOctave + 1;
        if (starts[place] == NONE) {
            starts[place] = counts.length;
            counts = Arrays.copyOf(counts, counts.length + (1 << binBits));
        }
        return starts[place];
    }

    private void cover(int octave) {
        int octaves = starts.length - 1;
        if (octaves == 0) {
            firstOctave = octave;
        }
        int newFirst = Math.min(firstOctave, octave);
        int newEnd = Math.max(firstOctave + octaves, octave + 1);
        if (newEnd - newFirst > octaves) {
            int[] grown = new int[newEnd - newFirst + 1];
            Arrays.fill(grown, 1, grown.length, NONE);
            System.arraycopy(starts, 1, grown, firstOctave - newFirst + 1, octaves);
            firstOctave = newFirst;
            starts = grown;
        }
    }
}
