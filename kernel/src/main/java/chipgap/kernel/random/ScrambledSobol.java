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
    private int lastIndex = -1;
    private int lastPoint;

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
        int point = point(index) >>> (Integer.SIZE - bits);
        int scrambled = 0;
        int path = 1;
        int node = 1;
        long flips = 0;
        for (int level = 0; level < bits; level++) {
            if (level % LEVELS_A_WORD == 0) {
                flips = Stream.splitMix(key, path);
                node = 1;
            }
            int bit = (point >>> (bits - 1 - level)) & 1;
            scrambled = (scrambled << 1) | (bit ^ ((int) (flips >>> node) & 1));
            path = (path << 1) | bit;
            node = (node << 1) | bit;
        }
        return scrambled;
    }

    /** The point of an index; after that of the index before, one step of the Gray code. */
    private int point(int index) {
        boolean isNext = index > 0 && index == lastIndex + 1;
        lastPoint = isNext
                ? lastPoint ^ directions[Integer.numberOfTrailingZeros(index)]
                : SobolDirections.point(directions, index);
        lastIndex = index;
        return lastPoint;
    }
}
