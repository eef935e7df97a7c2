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

    /** Goes through the draws, scramble by scramble. */
    void forEachScramble(Scrambles.Visitor visitor) {
        Scrambles.forEach(draws.sampler(), draws.firstDraw(), drawCount(), visitor);
    }

    /** Position of the first quarter of a horizon. */
    int offsetOf(QuarterRange horizon) {
        return horizon.start().index() - quarters.start().index();
    }
}
