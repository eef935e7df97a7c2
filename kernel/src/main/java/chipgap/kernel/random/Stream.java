package chipgap.kernel.random;

import java.nio.charset.StandardCharsets;

/**
 * A stream of random bits.
 *
 * @param key all that tells it from other streams
 */
record Stream(long key) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The stream of a name: its key is the seed and the FNV-1a hash of the name, mixed so that neither can undo the other. */
    static Stream of(long seed, String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * 0x100000001B3L;
        }
        return new Stream(mix(hash ^ mix(seed + GOLDEN_GAMMA)));
    }

    /** The stream of the same name for another purpose. */
    Stream branch(long purpose) {
        return new Stream(mix(key ^ mix(purpose)));
    }

    /** 64 bits of Philox. */
    long bits(long draw, long step) {
        return Philox4x32.bits(draw >>> 1, step, key, (int) (draw & 1));
    }

    /** The same for each of consecutive draws; two neighbours share one run of Philox. */
    long[] bits(long firstDraw, long step, int count) {
        long[] bits = new long[count];
        int i = 0;
        if (count > 0 && (firstDraw & 1) == 1) {
            bits[i++] = bits(firstDraw, step);
        }
        for (; i + 1 < count; i += 2) {
            Philox4x32.Output output = Philox4x32.output((firstDraw + i) >>> 1, step, key);
            bits[i] = output.low();
            bits[i + 1] = output.high();
        }
        if (i < count) {
            bits[i] = bits(firstDraw + i, step);
        }
        return bits;
    }

    /** Output {@code index} of the generator SplitMix64 that starts at a state. */
    static long splitMix(long state, long index) {
        return mix(state + index * GOLDEN_GAMMA);
    }

    /** Finaliser of SplitMix64, a bijection. Source: Steele, Lea, Flood, OOPSLA 2014, doi:10.1145/2660193.2660195. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
