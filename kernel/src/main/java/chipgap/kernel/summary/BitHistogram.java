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

    private final int binBits;
    private final int droppedBits;
    private final BinCounts positive;
    private final BinCounts negative;
    private long zeros;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /**
     * An empty histogram.
     *
     * @param binBits b, in [0, 23]
     */
    BitHistogram(int binBits) {
        this.binBits = binBits;
        droppedBits = FLOAT_FRACTION_BITS - binBits;
        positive = new BinCounts(binBits);
        negative = new BinCounts(binBits);
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

    void addAll(Column column) {
        if (column.positives() >= 0) {
            positive.addAll(column.bits(), column.positives(), droppedBits, column.leastBits(), column.greatestBits());
            zeros += column.values().length - column.positives();
        } else {
            for (float value : column.values()) {
                count(value);
            }
        }
        min = Math.min(min, column.lowest());
        max = Math.max(max, column.highest());
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
        return positive.total();
    }

    long total() {
        return negative.total() + zeros + positive.total();
    }

    /** The number below which {@code rank} of all counts lie, linear inside a bin. */
    double atRank(double rank) {
        return atRanks(new double[] {rank})[0];
    }

    /** The numbers below which each of some ascending ranks lies, in one walk. */
    double[] atRanks(double[] ranks) {
        return negative.total() == 0 ? atRanksOfPositives(ranks) : atRanksOfAnySign(ranks);
    }

    private double[] atRanksOfPositives(double[] ranks) {
        double[] values = new double[ranks.length];
        int next = 0;
        while (zeros > 0 && next < ranks.length && ranks[next] <= zeros) {
            next++;
        }
        double below = zeros;
        for (int octave = 0; octave < positive.octaves() && next < ranks.length; octave++) {
            double then = below + positive.octaveCount(octave);
            if (ranks[next] <= then) {
                next = atRanksOfOctave(octave << binBits, below, ranks, next, values);
            }
            below = then;
        }
        Arrays.fill(values, next, values.length, max);
        return values;
    }

    /** Finds the ranks that lie in an octave; returns the first one beyond it. */
    private int atRanksOfOctave(int firstPlace, double before, double[] ranks, int first, double[] values) {
        double below = before;
        int next = first;
        for (int place = firstPlace; place < firstPlace + (1 << binBits) && next < ranks.length; place++) {
            int count = positive.count(place);
            if (count > 0 && ranks[next] <= below + count) {
                int bin = positive.first() + place;
                double lower = within(edge(bin));
                double upper = within(edge(bin + 1));
                while (next < ranks.length && ranks[next] <= below + count) {
                    values[next] = lower + (upper - lower) * ((ranks[next] - below) / count);
                    next++;
                }
            }
            below += count;
        }
        return next;
    }

    private double[] atRanksOfAnySign(double[] ranks) {
        double[] values = new double[ranks.length];
        Bins bins = new Bins();
        double below = 0;
        int next = 0;
        while (next < ranks.length && bins.next()) {
            while (next < ranks.length && ranks[next] <= below + bins.count()) {
                values[next] = bins.at((ranks[next] - below) / bins.count());
                next++;
            }
            below += bins.count();
        }
        Arrays.fill(values, next, values.length, max);
        return values;
    }

    private double edge(int bin) {
        return Float.intBitsToFloat(bin << droppedBits);
    }

    private double within(double edge) {
        return Math.clamp(edge, min, max);
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
            place++;
            while (place < 1 && countUpToZero() == 0) {
                place++;
            }
            if (place < 1) {
                count = countUpToZero();
            } else {
                place = positive.nextCounted(place - 1) + 1;
                count = place < end ? positive.count(place - 1) : 0;
            }
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
    }
}
