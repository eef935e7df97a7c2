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
        private final int end = positive.bins() + 1;
        /** Place above the bin of the zeros: 0 for that, negative for the bins below it. */
        private int place = -negative.bins() - 1;

        private long count;

        boolean next() {
            do {
                place++;
                count = place >= end ? 1 : place > 0 ? positive.count(place - 1) : countUpToZero();
            } while (count == 0);
            return place < end;
        }

        private long countUpToZero() {
            return place == 0 ? zeros : negative.count(-place - 1);
        }

        long count() {
            return count;
        }

        double lower() {
            return within(
                    place == 0 ? 0 : place > 0 ? edge(positive.first() + place - 1) : -edge(negative.first() - place));
        }

        double upper() {
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
        private static final int NONE = -1;

        private final int binBits;
        private int firstOctave;
        /** Where the counts of each octave of the window begin. */
        private int[] starts = {};

        /** Counts of the octaves that have some, in their order, after one that keeps its place empty. */
        private int[] counts = {0};

        private long total;

        Side(int binBits) {
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

        private void addBelow(int lowestBin, float[] values, int droppedBits) {
            for (float value : values) {
                int bin = (Float.floatToRawIntBits(value) & MAGNITUDE_BITS) >>> droppedBits;
                if (value > 0 && bin < lowestBin) {
                    add(bin);
                }
            }
        }

        /** The lowest octave from which on all up to the given one have counts. */
        private int lowestAdjacent(int octave) {
            int place = octave - firstOctave;
            while (place > 0 && starts[place - 1] != NONE) {
                place--;
            }
            return firstOctave + place;
        }

        void add(Side other) {
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
}
