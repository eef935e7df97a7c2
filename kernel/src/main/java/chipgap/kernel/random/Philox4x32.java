package chipgap.kernel.random;

/**
 * The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters whose outputs pass the usual batteries of tests.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11, doi:10.1145/2063384.2063405.
 */
public final class Philox4x32 {
    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox4x32() {}

    /**
     * The 128 output bits of a counter.
     *
     * @param low output words 0 (low half) and 1 (high half)
     * @param high output words 2 (low half) and 3 (high half)
     */
    public record Output(long low, long high) {}

    /**
     * One half of the 128 output bits of a counter.
     *
     * @param counterLow words 0 (low half) and 1 (high half) of the counter
     * @param counterHigh words 2 (low half) and 3 (high half) of the counter
     * @param key words 0 (low half) and 1 (high half) of the key
     * @param half 0 for output words 0 and 1, 1 for words 2 and 3
     * @return the lower-numbered word in the low 32 bits
     */
    public static long bits(long counterLow, long counterHigh, long key, int half) {
        Output output = output(counterLow, counterHigh, key);
        return half == 0 ? output.low : output.high;
    }

    /** Both halves of the output of a counter, whose parts are those of {@link #bits}. */
    public static Output output(long counterLow, long counterHigh, long key) {
        int c0 = (int) counterLow;
        int c1 = (int) (counterLow >>> 32);
        int c2 = (int) counterHigh;
        int c3 = (int) (counterHigh >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (c0 & LOW);
            long product1 = MULTIPLIER_1 * (c2 & LOW);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new Output((c0 & LOW) | ((long) c1 << 32), (c2 & LOW) | ((long) c3 << 32));
    }
}
