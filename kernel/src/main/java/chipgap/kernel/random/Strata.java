package chipgap.kernel.random;

import java.util.function.IntFunction;

/** Which stratum each point of one scramble falls in: a bijection of 0 … 2^k − 1. */
sealed interface Strata permits KeyedPermutation, ScrambledSobol {
    int of(int index);

    /** Numbers of consecutive draws, each placed inside its stratum by the draw's own random bits. */
    static void fill(
            DrawPlan plan,
            Stream stream,
            long step,
            long firstDraw,
            double[] uniforms,
            IntFunction<Strata> ofScramble) {
        long[] bits = stream.bits(firstDraw, step, uniforms.length);
        int i = 0;
        while (i < uniforms.length) {
            Strata strata = ofScramble.apply(plan.scrambleOf(firstDraw + i));
            int index = plan.indexOf(firstDraw + i);
            int end = Math.min(uniforms.length, i + plan.points() - index);
            for (; i < end; i++, index++) {
                uniforms[i] = UnitGrid.point(strata.of(index), plan.pointBits(), bits[i]);
            }
        }
    }
}
