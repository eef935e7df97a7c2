package chipgap.forecast.model;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;

/**
 * One world in every draw of a block.
 *
 * @param draws the draws
 * @param quarters quarters of its columns, from the first one from which stocks and backlog are carried along
 * @param policy policy
 * @param supply supply given policy
 * @param demand demand given policy
 */
public record SampledBlock(
        DrawBlock draws, QuarterRange quarters, PolicyBlock policy, SupplyBlock supply, DemandBlock demand) {

    /** Number of draws. */
    int drawCount() {
        return draws.drawCount();
    }

    /** The group of draws that a draw of the block belongs to. */
    int scrambleOf(int draw) {
        return draws.sampler().scrambleOf(draws.firstDraw() + draw);
    }

    /** Hears of consecutive draws of one scramble. */
    interface ScrambleVisitor {
        /**
         * Some draws.
         *
         * @param scramble the group they belong to
         * @param from position of the first in the block
         * @param end position after the last
         */
        void visit(int scramble, int from, int end);
    }

    /** Goes through the draws, scramble by scramble. */
    void forEachScramble(ScrambleVisitor visitor) {
        for (int from = 0, end; from < drawCount(); from = end) {
            int scramble = scrambleOf(from);
            end = from + 1;
            while (end < drawCount() && scrambleOf(end) == scramble) {
                end++;
            }
            visitor.visit(scramble, from, end);
        }
    }

    /** Position of the first quarter of a horizon. */
    int offsetOf(QuarterRange horizon) {
        return horizon.start().index() - quarters.start().index();
    }
}
