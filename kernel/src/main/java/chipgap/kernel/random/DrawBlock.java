package chipgap.kernel.random;

import chipgap.kernel.distribution.Normal;
import java.nio.charset.StandardCharsets;

/**
 * A block of consecutive draws, and the random numbers of its named streams.
 *
 * <p>A number depends on (seed, name, draw, step) alone: not on the block it was asked in, nor on which other names exist. So every part of
 * a system that asks for the same name in the same draw sees the same world.
 *
 * @param seed seed of all streams
 * @param firstDraw index of the first draw, 0 or more
 * @param drawCount number of draws, 1 or more
 */
public record DrawBlock(long seed, long firstDraw, int drawCount) {
    private static final double TWO_TO_MINUS_52 = 0x1p-52;

    public DrawBlock {
        if (firstDraw < 0) {
            throw new IllegalArgumentException(
                    "The first draw (%d) of a block must be 0 or more.".formatted(firstDraw));
        }
        if (drawCount < 1) {
            throw new IllegalArgumentException("A block must hold at least one draw, not %d.".formatted(drawCount));
        }
    }

    /**
     * Uniform numbers in (0, 1), one a draw, on a grid of 2^52 points that leaves out both ends.
     *
     * @param name name of the stream
     * @param step index along the stream, e.g. a quarter, 0 where there is only one
     * @return a new array of length {@code drawCount}
     */
    public double[] uniforms(String name, long step) {
        long key = key(name);
        double[] uniforms = new double[drawCount];
        for (int i = 0; i < drawCount; i++) {
            long draw = firstDraw + i;
            long bits = Philox4x32.bits(draw >>> 1, step, key, (int) (draw & 1));
            uniforms[i] = ((bits >>> 12) + 0.5) * TWO_TO_MINUS_52;
        }
        return uniforms;
    }

    /** Standard normal numbers, one a draw: the quantiles of {@link #uniforms}. */
    public double[] normals(String name, long step) {
        double[] normals = uniforms(name, step);
        for (int i = 0; i < drawCount; i++) {
            normals[i] = Normal.quantile(normals[i]);
        }
        return normals;
    }

    /** Key of a stream: the seed and the FNV-1a hash of the name, mixed so that neither can undo the other. */
    private long key(String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * 0x100000001B3L;
        }
        return mix(hash ^ mix(seed + 0x9E3779B97F4A7C15L));
    }

    /** Finaliser of SplitMix64, a bijection. Source: Steele, Lea, Flood, OOPSLA 2014, doi:10.1145/2660193.2660195. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
