package chipgap.kernel.summary;

import java.util.Arrays;

/** Counts of one sign, in a window of octaves that grows; an octave far from all numbers takes no room. */
final class BinCounts {
    private static final int MAGNITUDE_BITS = 0x7FFFFFFF;
    private static final int SIGN_SHIFT = 31;
    private static final int NONE = -1;
    private static final int COLUMN_OCTAVES = 4;

    private final int binBits;
    private int firstOctave;
    /** Where the counts of each octave of the window begin. */
    private int[] starts = {};

    /** Counts of the octaves that have some, in their order, after one that keeps its place empty. */
    private int[] counts = {0};

    private long total;

    BinCounts(int binBits) {
        this.binBits = binBits;
    }

    void add(int bin) {
        int start = start(bin >>> binBits);
        counts[start + (bin & (1 << binBits) - 1)]++;
        total++;
    }

    /**
     * Adds numbers of 0 and more, without a branch on those that fall into the octaves that lie side by side up to the highest one. What lies
     * below is counted before the first bin of these, and told apart afterwards. Returns the count of zeros.
     */
    int addAll(float[] values, int droppedBits, int highestBin) {
        makeRoom(highestBin >>> binBits);
        int highest = start(highestBin >>> binBits) + (highestBin & (1 << binBits) - 1);
        int lowestBin = lowestAdjacent(highestBin >>> binBits) << binBits;
        int shift = highest - highestBin;
        int before = shift + lowestBin - 1;
        int[] all = counts;
        int kept = all[before];
        int zeros = 0;
        for (float value : values) {
            int bits = Float.floatToRawIntBits(value) & MAGNITUDE_BITS;
            zeros += (bits - 1) >>> SIGN_SHIFT;
            all[shift + Math.max(lowestBin - 1, bits >>> droppedBits)]++;
        }
        int below = all[before] - kept;
        all[before] = kept;
        total += values.length - below;
        if (below > zeros) {
            addBelow(lowestBin, values, droppedBits);
        }
        return zeros;
    }

    /** Makes room for the octaves that most numbers of a column fall into, which then need no second look. */
    private void makeRoom(int highestOctave) {
        for (int octave = Math.max(0, highestOctave - COLUMN_OCTAVES); octave < highestOctave; octave++) {
            start(octave);
        }
    }

    private void addBelow(int lowestBin, float[] values, int droppedBits) {
        for (float value : values) {
            int bin = (Float.floatToRawIntBits(value) & MAGNITUDE_BITS) >>> droppedBits;
            if (value > 0 && bin < lowestBin) {
                add(bin);
            }
        }
    }

    /** The lowest octave from which on there is room for all up to the given one. */
    private int lowestAdjacent(int octave) {
        int place = octave - firstOctave;
        while (place > 0 && starts[place - 1] != NONE) {
            place--;
        }
        return firstOctave + place;
    }

    void add(BinCounts other) {
        for (int place = 0; place < other.starts.length; place++) {
            int from = other.starts[place];
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
        return starts.length << binBits;
    }

    /** Count of a bin, by its place in the window. */
    int count(int place) {
        int start = starts[place >>> binBits];
        return start == NONE ? 0 : counts[start + (place & (1 << binBits) - 1)];
    }

    /** Where the counts of an octave begin; makes room for them, in the order of octaves, where there is none. */
    private int start(int octave) {
        cover(octave);
        int place = octave - firstOctave;
        if (starts[place] == NONE) {
            int size = 1 << binBits;
            int start = 1;
            for (int i = 0; i < place; i++) {
                start = starts[i] == NONE ? start : starts[i] + size;
            }
            int[] grown = new int[counts.length + size];
            System.arraycopy(counts, 0, grown, 0, start);
            System.arraycopy(counts, start, grown, start + size, counts.length - start);
            counts = grown;
            starts[place] = start;
            for (int i = place + 1; i < starts.length; i++) {
                starts[i] += starts[i] == NONE ? 0 : size;
            }
        }
        return starts[place];
    }

    private void cover(int octave) {
        if (starts.length == 0) {
            firstOctave = octave;
        }
        int newFirst = Math.min(firstOctave, octave);
        int newEnd = Math.max(firstOctave + starts.length, octave + 1);
        if (newEnd - newFirst > starts.length) {
            int[] grown = new int[newEnd - newFirst];
            Arrays.fill(grown, NONE);
            System.arraycopy(starts, 0, grown, firstOctave - newFirst, starts.length);
            firstOctave = newFirst;
            starts = grown;
        }
    }
}
