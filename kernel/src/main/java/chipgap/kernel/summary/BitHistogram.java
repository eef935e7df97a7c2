package chipgap.kernel.summary;

import java.util.Arrays;

/**
 * Counts of numbers in bins that are 2^-8 of an octave's start wide, read off the leading bits of a float; exact zeros have a bin of their own.
 *
 * <p>A bin's edges are at most 0.4 % apart. Merging is addition of counts, so the order of adding and merging does not matter.
 */
final class BitHistogram {
    private static final int DROPPED_BITS = 15;
    private static final int BINS_PER_OCTAVE = 1 << 8;

    private final Side positive = new Side();
    private final Side negative = new Side();
    private long zeros;

    void add(float value) {
        if (value > 0) {
            positive.add(bin(value));
        } else if (value < 0) {
            negative.add(bin(-value));
        } else {
            zeros++;
        }
    }

    void add(BitHistogram other) {
        positive.add(other.positive);
        negative.add(other.negative);
        zeros += other.zeros;
    }

    long positives() {
        return positive.total;
    }

    private long total() {
        return negative.total + zeros + positive.total;
    }

    /** The number below which {@code rank} of all counts lie, interpolated inside a bin. */
    double atRank(double rank) {
        double below = 0;
        for (int i = negative.counts.length - 1; i >= 0; i--) {
            long count = negative.counts[i];
            if (count > 0 && rank <= below + count) {
                return -(edge(negative.first + i + 1) - negative.width(i) * (rank - below) / count);
            }
            below += count;
        }
        below += zeros;
        if (zeros > 0 && rank <= below) {
            return 0;
        }
        for (int i = 0; i < positive.counts.length; i++) {
            long count = positive.counts[i];
            if (count > 0 && rank <= below + count) {
                return edge(positive.first + i) + positive.width(i) * (rank - below) / count;
            }
            below += count;
        }
        return positive.total > 0 ? edge(positive.first + positive.counts.length) : 0;
    }

    /** Variance around a centre, each count taken at the middle of its bin. */
    double varianceAround(double centre) {
        double sum = zeros * centre * centre;
        for (int i = 0; i < negative.counts.length; i++) {
            double deviation = -negative.middle(i) - centre;
            sum += negative.counts[i] * deviation * deviation;
        }
        for (int i = 0; i < positive.counts.length; i++) {
            double deviation = positive.middle(i) - centre;
            sum += positive.counts[i] * deviation * deviation;
        }
        return sum / total();
    }

    private static int bin(float magnitude) {
        return Float.floatToRawIntBits(magnitude) >>> DROPPED_BITS;
    }

    private static double edge(int bin) {
        return Float.intBitsToFloat(bin << DROPPED_BITS);
    }

    /** Counts of one sign, in a window of bins that grows by octaves. */
    private static final class Side {
        private int first;
        private int[] counts = {};
        private long total;

        void add(int bin) {
            cover(bin, bin + 1);
            counts[bin - first]++;
            total++;
        }

        void add(Side other) {
            if (other.total == 0) {
                return;
            }
            cover(other.first, other.first + other.counts.length);
            for (int i = 0; i < other.counts.length; i++) {
                counts[other.first - first + i] += other.counts[i];
            }
            total += other.total;
        }

        double width(int i) {
            return edge(first + i + 1) - edge(first + i);
        }

        double middle(int i) {
            return edge(first + i) + width(i) / 2;
        }

        private void cover(int from, int to) {
            if (from >= first && to <= first + counts.length) {
                return;
            }
            int wantedFirst = from / BINS_PER_OCTAVE * BINS_PER_OCTAVE;
            int wantedEnd = (to + BINS_PER_OCTAVE - 1) / BINS_PER_OCTAVE * BINS_PER_OCTAVE;
            if (counts.length == 0) {
                first = wantedFirst;
                counts = new int[wantedEnd - wantedFirst];
                return;
            }
            int newFirst = Math.min(first, wantedFirst);
            int newEnd = Math.max(first + counts.length, wantedEnd);
            int[] grown = new int[newEnd - newFirst];
            System.arraycopy(counts, 0, grown, first - newFirst, counts.length);
            first = newFirst;
            counts = grown;
        }

        @Override
        public String toString() {
            return Arrays.toString(counts);
        }
    }
}
