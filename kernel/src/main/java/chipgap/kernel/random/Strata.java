package chipgap.kernel.random;

import java.util.function.IntFunction;

/** Which stratum each point of one scramble falls in: a bijection of 0 … 2^k − 1. */
sealed interface Strata permits KeyedPermutation, ScrambledSobol {
    /** How many draws get their random bits together. */
    int BITS_AT_ONCE = 128;

    int of(int index);

    /** Numbers of consecutive draws, each placed inside its stratum by the draw's own random bits. */
    static void fill(
            DrawPlan plan,
            Stream stream,
            long step,
            long firstDraw,
            double[] uniforms,
            IntFunction<Strata> ofScramble) {
        long[] bits = new long[Math.min(uniforms.length, BITS_AT_ONCE)];
        int i = 0;
        while (i < uniforms.length) {
            Strata strata = ofScramble.apply(plan.scrambleOf(firstDraw + i));
            int index = plan.indexOf(firstDraw + i);
            int count = Math.min(Math.min(bits.length, uniforms.length - i), plan.points() - index);
            stream.bits(firstDraw + i, step, count, bits);
            for (int j = 0; j < count; j++) {
                uniforms[i + j] = UnitGrid.point(strata.of(index + j), plan.pointBits(), bits[j]);
            }
            i += count;
        }
    }
}
