package chipgap.kernel.random;

/**
 * One dimension of the first 2^k Sobol points after a nested uniform scramble, to k bits.
 *
 * <p>Each bit is flipped or not by a random bit of its own for each value of the bits before it, which is Owen's scramble without approximation:
 * the random bits are the outputs of SplitMix64, 63 of which serve the subtree of six levels. Bits after the k-th need no points: no two points
 * share their first k bits, so the scramble makes the rest independent and uniform.
 */
final class ScrambledSobol implements Strata {
    private static final int LEVELS_A_WORD = 6;

    private final int[] directions;
    private final int bits;
    private final long key;

    /**
     * A scramble of a dimension.
     *
     * @param dimension in [0, {@link RandomInput#DIMENSIONS})
     * @param bits k, 1 or more
     * @param key chooses the scramble
     */
    ScrambledSobol(int dimension, int bits, long key) {
        this.directions = SobolDirections.of(dimension);
        this.bits = bits;
        this.key = key;
    }

    @Override
    public int of(int index) {
        return scrambled(SobolDirections.point(directions, index));
    }

    /** Each point is one step of the Gray code from the one before. */
    @Override
    public void fill(int first, int count, int[] strata) {
        int point = SobolDirections.point(directions, first);
        for (int i = 0; i < count; i++) {
            strata[i] = scrambled(point);
            point ^= directions[Integer.numberOfTrailingZeros(first + i + 1)];
        }
    }

    private int scrambled(int fraction) {
        int point = fraction >>> (Integer.SIZE - bits);
        int flips = 0;
        for (int level = 0; level < bits; level += LEVELS_A_WORD) {
            int levels = Math.min(LEVELS_A_WORD, bits - level);
            int below = bits - level - levels;
            long subtree = Stream.splitMix(key, (1L << level) | (point >>> (bits - level)));
            flips |= flips(subtree, (point >>> below) & ((1 << levels) - 1), levels) << below;
        }
        return point ^ flips;
    }

    /** Flips of some bits by their subtree: node {@code 2^l + the first l bits} flips the next one. */
    private static int flips(long subtree, int levelBits, int levels) {
        int flips = 0;
        for (int level = 0; level < levels; level++) {
            int node = (1 << level) | (levelBits >>> (levels - level));
            flips = (flips << 1) | ((int) (subtree >>> node) & 1);
        }
        return flips;
    }
}
