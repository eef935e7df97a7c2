package chipgap.kernel.summary;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Counts of numbers in bins that are read off the leading bits of a float, an equal number of bins an octave; exact zeros have a bin of their own.
 *
 * <p>With 2^b bins an octave a bin is at most 2^-b of its lower edge wide. A bin holds the edge that is nearer to zero. Merging is addition of
 * counts, so the order of adding and merging does not matter.
 */
final class BitHistogram {
    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int MAGNITUDE_BITS = 0x7FFFFFFF;
    private static final int SIGN_SHIFT = 31;

    private final int droppedBits;
    private final Side positive;
    private final Side negative;
    private long zeros;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /**
     * An empty histogram.
     *
     * @param binBits b, in [0, 23]
     */
    BitHistogram(int binBits) {
        droppedBits = FLOAT_FRACTION_BITS - binBits;
        positive = new Side(binBits);
        negative = new Side(binBits);
    }

    void add(double value) {
        count((float) value);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    private void count(float rounded) {
        if (rounded > 0) {
            positive.add(Float.floatToRawIntBits(rounded) >>> droppedBits);
        } else if (rounded < 0) {
            negative.add(Float.floatToRawIntBits(-rounded) >>> droppedBits);
        } else {
            zeros++;
        }
    }

    /** Adds a column whose least and greatest number are given. */
    void addAll(float[] values, float lowest, float highest) {
        if (lowest >= 0 && highest > 0) {
            zeros += positive.addAll(values, droppedBits, Float.floatToRawIntBits(highest) >>> droppedBits);
        } else {
            for (float value : values) {
                count(value);
            }
        }
        min = Math.min(min, lowest);
        max = Math.max(max, highest);
    }

    /** Adds all counts of a histogram of the same bins. */
    void add(BitHistogram other) {
        positive.add(other.positive);
        negative.add(other.negative);
        zeros += other.zeros;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    long positives() {
        return positive.total;
    }

    long total() {
        return negative.total + zeros + positive.total;
    }

    /** The number below which {@code rank} of all counts lie, linear inside a bin. */
    double atRank(double rank) {
        Bins bins = new Bins();
        double below = 0;
        while (bins.next()) {
            if (rank <= below + bins.count()) {
                return bins.at((rank - below) / bins.count());
            }
            below += bins.count();
        }
        return max;
    }

    /** How many of all counts lie above a number, linear inside a bin. */
    double countAbove(double value) {
        Bins bins = new Bins();
        double above = 0;
        while (bins.next()) {
            double width = bins.upper() - bins.lower();
            if (bins.upper() > value) {
                above += bins.count() * (bins.lower() >= value ? 1 : (bins.upper() - value) / width);
            }
        }
        return above;
    }

    /** Mean of a function over all counts but the lowest {@code rank}; those of a bin stand at the middle of their part of it. */
    double meanBeyondRank(double rank, DoubleUnaryOperator function) {
        Bins bins = new Bins();
        double below = 0;
        double sum = 0;
        while (bins.next()) {
            double skipped = Math.clamp((rank - below) / bins.count(), 0, 1);
            if (skipped < 1) {
                sum += (1 - skipped) * bins.count() * function.applyAsDouble(bins.at((1 + skipped) / 2));
            }
            below += bins.count();
        }
        return sum / (below - rank);
    }

    /** Walks over the bins that have counts, in ascending order. Edges are cut to the range of the numbers. */
    private final class Bins {
        private int position = -1;

        boolean next() {
            int bins = negative.bins() + 1 + positive.bins();
            do {
                position++;
            } while (position < bins && count() == 0);
            return position < bins;
        }

        /** Position above the bin of the zeros: 0 for that, negative for the bins below it. */
        private int fromZero() {
            return position - negative.bins();
        }

        long count() {
            int place = fromZero();
            return place == 0 ? zeros : place > 0 ? positive.count(place - 1) : negative.count(-place - 1);
        }

        double lower() {
            int place = fromZero();
            return within(
                    place == 0 ? 0 : place > 0 ? edge(positive.first() + place - 1) : -edge(negative.first() - place));
        }

        double upper() {
            int place = fromZero();
            return within(
                    place == 0 ? 0 : place > 0 ? edge(positive.first() + place) : -edge(negative.first() - place - 1));
        }

        double at(double share) {
            return lower() + (upper() - lower()) * share;
        }

        private double edge(int bin) {
            return Float.intBitsToFloat(bin << droppedBits);
        }

        private double within(double edge) {
            return Math.clamp(edge, min, max);
        }
    }

    /** Counts of one sign, in a window of octaves that grows; an octave without numbers takes no room. */
    private static final class Side {
        private static final int[] NONE = {};

        private final int binBits;
        private int firstOctave;
        private int[][] octaves = {};
        private long total;

        Side(int binBits) {
            this.binBits = binBits;
        }

        void add(int bin) {
            octave(bin >>> binBits)[bin & (1 << binBits) - 1]++;
            total++;
        }

        /**
         * Adds numbers of 0 and more without a branch on them: zeros fall into the first bin and are taken out of it again. The least positive
         * number is found by the order of bits less one, in which zero comes last. Returns the count of zeros.
         */
        int addAll(float[] values, int droppedBits, int highestBin) {
            int least = Integer.MAX_VALUE;
            int zeros = 0;
            for (float value : values) {
                int beforeBits = (Float.floatToRawIntBits(value) & MAGNITUDE_BITS) - 1;
                least = Math.min(least, beforeBits ^ Integer.MIN_VALUE);
                zeros += beforeBits >>> SIGN_SHIFT;
            }
            cover(((least ^ Integer.MIN_VALUE) + 1) >>> (droppedBits + binBits));
            cover(highestBin >>> binBits);
            int[][] window = octaves;
            int lowest = firstOctave;
            int inOctave = (1 << binBits) - 1;
            for (float value : values) {
                int bin = (Float.floatToRawIntBits(value) & MAGNITUDE_BITS) >>> droppedBits;
                int place = Math.max(0, (bin >>> binBits) - lowest);
                int[] counts = window[place].length == 0 ? octave(lowest + place) : window[place];
                counts[bin & inOctave]++;
            }
            if (zeros > 0) {
                window[0][0] -= zeros;
            }
            total += values.length - zeros;
            return zeros;
        }

        void add(Side other) {
            for (int i = 0; i < other.octaves.length; i++) {
                if (other.octaves[i].length > 0) {
                    addAll(octave(other.firstOctave + i), other.octaves[i]);
                }
            }
            total += other.total;
        }

        private static void addAll(int[] counts, int[] added) {
            for (int i = 0; i < added.length; i++) {
                counts[i] += added[i];
            }
        }

        /** The bin that the window begins with. */
        int first() {
            return firstOctave << binBits;
        }

        /** Number of bins in the window. */
        int bins() {
            return octaves.length << binBits;
        }

        /** Count of a bin, by its place in the window. */
        int count(int place) {
            int[] counts = octaves[place >>> binBits];
            return counts.length == 0 ? 0 : counts[place & (1 << binBits) - 1];
        }

        private int[] octave(int octave) {
            cover(octave);
            int place = octave - firstOctave;
            if (octaves[place].length == 0) {
                octaves[place] = new int[1 << binBits];
            }
            return octaves[place];
        }

        private void cover(int octave) {
            if (octaves.length == 0) {
                firstOctave = octave;
            }
            int newFirst = Math.min(firstOctave, octave);
            int newEnd = Math.max(firstOctave + octaves.length, octave + 1);
            if (newEnd - newFirst > octaves.length) {
                int[][] grown = new int[newEnd - newFirst][];
                Arrays.fill(grown, NONE);
                System.arraycopy(octaves, 0, grown, firstOctave - newFirst, octaves.length);
                firstOctave = newFirst;
                octaves = grown;
            }
        }
    }
}
