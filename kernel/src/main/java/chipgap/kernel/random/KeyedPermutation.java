package chipgap.kernel.random;

/**
 * A permutation of the numbers of k bits, chosen by random bits and computed for one number at a time.
 *
 * <p>Each round adds a number, multiplies by an odd number and folds the upper half onto the lower, all modulo 2^k. Each of the three can be
 * undone, so the whole is a bijection. Built like the permutation of Kensler, "Correlated multi-jittered sampling", Pixar TM 13-01 (2013), with
 * numbers from Philox in place of constants.
 */
final class KeyedPermutation implements Strata {
    private static final int ROUNDS = 6;

    private final int mask;
    private final int fold;
    private final int[] addends = new int[ROUNDS];
    private final int[] factors = new int[ROUNDS];

    /**
     * The permutation of a scramble and step.
     *
     * @param stream gives the random bits
     * @param bits k, in [1, 30]
     */
    KeyedPermutation(Stream stream, int scramble, long step, int bits) {
        mask = (1 << bits) - 1;
        fold = (bits + 1) / 2;
        for (int round = 0; round < ROUNDS; round++) {
            long random = stream.bits((long) scramble * ROUNDS + round, step);
            addends[round] = (int) (random >>> Integer.SIZE);
            factors[round] = (int) random | 1;
        }
    }

    @Override
    public int of(int index) {
        int value = index;
        for (int round = 0; round < ROUNDS; round++) {
            value = ((value + addends[round]) * factors[round]) & mask;
            value ^= value >>> fold;
        }
        return value;
    }

    @Override
    public void fill(int first, int count, int[] strata) {
        for (int i = 0; i < count; i++) {
            strata[i] = first + i;
        }
        for (int round = 0; round < ROUNDS; round++) {
            fold(addends[round], factors[round], count, strata);
        }
    }

    private void fold(int addend, int factor, int count, int[] strata) {
        for (int i = 0; i < count; i++) {
            int value = ((strata[i] + addend) * factor) & mask;
            strata[i] = value ^ (value >>> fold);
        }
    }
}
