package chipgap.forecast.model;

import chipgap.kernel.random.Sampler;

/** Cuts consecutive draws where their scramble changes. */
final class Scrambles {
    private Scrambles() {}

    /** Hears of consecutive draws of one scramble. */
    interface Visitor {
        /**
         * Some draws.
         *
         * @param scramble the group they belong to
         * @param from position of the first, from 0
         * @param end position after the last
         */
        void visit(int scramble, int from, int end);
    }

    /** Goes through some draws, scramble by scramble. */
    static void forEach(Sampler sampler, long firstDraw, int drawCount, Visitor visitor) {
        for (int from = 0, end; from < drawCount; from = end) {
            int scramble = sampler.scrambleOf(firstDraw + from);
            end = from + 1;
            while (end < drawCount && sampler.scrambleOf(firstDraw + end) == scramble) {
                end++;
            }
            visitor.visit(scramble, from, end);
        }
    }
}
