package chipgap.kernel.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapleyShareTest {
    private static final long SEED = 5;

    /** A game of four players without any structure. */
    private static final double[] WILD = new DrawBlock(99, 0, 16).normals("wild", 0);

    private static Game everyBlock(double[] values) {
        return (coalition, block) -> values[(int) coalition];
    }

    /** Shapley's formula over all coalitions of four players: |S|! (3 − |S|)! / 4! on each contribution. */
    private static double[] enumerated(double[] values) {
        double[] weights = {6 / 24.0, 2 / 24.0, 2 / 24.0, 6 / 24.0};
        double[] shares = new double[4];
        for (int coalition = 0; coalition < 16; coalition++) {
            for (int i = 0; i < 4; i++) {
                int with = coalition | 1 << i;
                if (with != coalition) {
                    shares[i] += weights[Integer.bitCount(coalition)] * (values[with] - values[coalition]);
                }
            }
        }
        return shares;
    }

    @Test
    void agreesWithTheEnumerationOfAllOrders() {
        double[] expected = enumerated(WILD);
        List<ShapleyShare> shares = ShapleyShare.of(everyBlock(WILD), 4, 2000, SEED);
        for (int i = 0; i < 4; i++) {
            ShapleyShare share = shares.get(i);
            assertThat(share.standardError()).isBetween(1e-4, .05);
            assertThat(share.value()).isCloseTo(expected[i], within(4 * share.standardError()));
            assertThat(share.firstIn()).isCloseTo(WILD[1 << i] - WILD[0], within(1e-12));
            assertThat(share.lastIn()).isCloseTo(WILD[15] - WILD[15 & ~(1 << i)], within(1e-12));
        }
    }

    @Test
    void sharesAddUpToWhatAllAchieveTogether() {
        for (int blocks : new int[] {2, 7}) {
            double sum = ShapleyShare.of(everyBlock(WILD), 4, blocks, SEED).stream()
                    .mapToDouble(ShapleyShare::value)
                    .sum();
            assertThat(sum).isCloseTo(WILD[15] - WILD[0], within(1e-12));
        }
    }

    /** Values of single players and of pairs: a permutation and its reverse meet each pair once in either order. */
    @Test
    void aGameOfPairsIsExactInEveryBlock() {
        Game pairs = (coalition, block) -> {
            boolean both = (coalition & 0b101) == 0b101;
            return 2 * (coalition & 1) + 5 * (coalition >> 1 & 1) + (both ? 4 : 0);
        };
        List<ShapleyShare> shares = ShapleyShare.of(pairs, 3, 2, SEED);
        assertThat(shares)
                .containsExactly(
                        new ShapleyShare(4, 0, 2, 6), new ShapleyShare(5, 0, 5, 5), new ShapleyShare(2, 0, 0, 4));
    }

    @Test
    void redundantPlayersShareWhatEitherAchievesAlone() {
        Game either = (coalition, block) -> coalition == 0 ? 0 : 1;
        assertThat(ShapleyShare.of(either, 2, 2, SEED))
                .containsExactly(new ShapleyShare(.5, 0, 1, 0), new ShapleyShare(.5, 0, 1, 0));
    }

    @Test
    void aPlayerThatChangesNothingGetsExactlyNothing() {
        Game withoutPlayer2 = (coalition, block) -> WILD[(int) coalition & 0b1011];
        assertThat(ShapleyShare.of(withoutPlayer2, 4, 50, SEED).get(2)).isEqualTo(new ShapleyShare(0, 0, 0, 0));
    }

    @Test
    void equalPlayersGetEqualSharesWithinTheStatedError() {
        double[] bySize = {0, 1, 10, 12, 40, 41};
        Game game = (coalition, block) -> bySize[Long.bitCount(coalition)];
        for (ShapleyShare share : ShapleyShare.of(game, 5, 1000, SEED)) {
            assertThat(share.standardError()).isPositive();
            assertThat(share.value()).isCloseTo(41 / 5.0, within(4 * share.standardError()));
        }
    }

    /** The noise of the blocks is that of the draws; it must show in the standard error, here 0.5 / √blocks. */
    @Test
    void theStandardErrorHoldsTheNoiseOfTheDraws() {
        double[] noise = new DrawBlock(3, 0, 1000).normals("noise", 0);
        Game noisy = (coalition, block) -> (coalition & 1) * (2 + .5 * noise[block]);
        ShapleyShare share = ShapleyShare.of(noisy, 3, 1000, SEED).getFirst();
        assertThat(share.standardError()).isCloseTo(.5 / Math.sqrt(1000), within(.001));
        assertThat(share.value()).isCloseTo(2, within(4 * share.standardError()));
    }

    @Test
    void theSameSeedGivesTheSameSharesAndAnotherSeedOthers() {
        List<ShapleyShare> shares = ShapleyShare.of(everyBlock(WILD), 4, 5, SEED);
        assertThat(ShapleyShare.of(everyBlock(WILD), 4, 5, SEED)).isEqualTo(shares);
        assertThat(ShapleyShare.of(everyBlock(WILD), 4, 5, SEED + 1)).isNotEqualTo(shares);
    }

    @Test
    void asksForEachCoalitionOnceABlock() {
        Map<List<Long>, Integer> asked = new HashMap<>();
        int players = 63;
        Game counting = (coalition, block) -> asked.merge(List.of(coalition, (long) block), 1, Integer::sum);
        ShapleyShare.of(counting, players, 2, SEED);
        assertThat(asked.values()).containsOnly(1);
        assertThat(asked.size()).isEqualTo(2 * (4 * players - 4));
    }

    @Test
    void refusesTooManyPlayersTooFewBlocksAndValuesThatAreNone() {
        Game nothing = (coalition, block) -> Double.NaN;
        assertThatThrownBy(() -> ShapleyShare.of(nothing, 64, 2, SEED)).hasMessageContaining("(64)");
        assertThatThrownBy(() -> ShapleyShare.of(nothing, 0, 2, SEED)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> ShapleyShare.of(nothing, 3, 1, SEED)).hasMessageContaining("(1)");
        assertThatThrownBy(() -> ShapleyShare.of(nothing, 3, 2, SEED)).hasMessageContaining("NaN");
    }
}
