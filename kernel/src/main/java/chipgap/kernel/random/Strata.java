package chipgap.kernel.random;

import java.util.function.IntFunction;

/** Which stratum each point of one scramble falls in: a bijection of 0 … 2^k − 1. */
sealed interface Strata permits KeyedPermutation, ScrambledSobol {
    int of(int index);

    /** The same for indices in a row, from {@code first} on. */
    void fill(int first, int count, int[] strata);

    /** Numbers of consecutive draws, each placed inside its stratum by the draw's own random bits. */
    static void fill(
            DrawPlan plan,
            Stream stream,
            long step,
            long firstDraw,
            double[] uniforms,
            IntFunction<Strata> ofScramble) {
        long[] bits = stream.bits(firstDraw, step, uniforms.length);
        int[] strata = new int[Math.min(uniforms.length, plan.points())];
        int from = 0;
        while (from < uniforms.length) {
            int index = plan.indexOf(firstDraw + from);
            int count = Math.min(uniforms.length - from, plan.points() - index);
            ofScramble.apply(plan.scrambleOf(firstDraw + from)).fill(index, count, strata);
            for (int i = 0; i < count; i++) {
                uniforms[from + i] = UnitGrid.point(strata[i], plan.pointBits(), bits[from + i]);
            }
            from += count;
        }
    }
}
