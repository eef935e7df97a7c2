package chipgap.kernel.sensitivity;

import chipgap.kernel.random.DrawBlock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The share of one player in what all players achieve together: its contribution averaged over all orders in which the players may join.
 *
 * <p>Each block of draws joins the players in one random order and in its reverse, so that whatever comes from single players and pairs is exact
 * and only the rest is sampled. The shares add up to the value of all players less that of none, up to rounding. Sources: Shapley, in
 * Contributions to the Theory of Games II (1953), doi:10.1515/9781400881970-018; Mitchell, Cooper, Frank, Holmes, JMLR 23 (2022), no. 43,
 * for permutations and their reverses.
 *
 * @param value the Shapley value, in the unit of the game
 * @param standardError standard error of {@code value} from its spread over the blocks: orders and draws together
 * @param firstIn contribution of joining first, averaged over the blocks
 * @param lastIn contribution of joining last, averaged over the blocks
 */
public record ShapleyShare(double value, double standardError, double firstIn, double lastIn) {
    private static final int MOST_PLAYERS = 63;

    /**
     * The share of every player. A block takes at most 4 × players evaluations of the game.
     *
     * @param players number of players, in [1, 63]
     * @param blocks number of blocks of draws, at least 2
     * @param seed seed of the orders
     * @return one share a player
     */
    public static List<ShapleyShare> of(Game game, int players, int blocks, long seed) {
        if (players < 1 || players > MOST_PLAYERS || blocks < 2) {
            throw new IllegalArgumentException(
                    "Shares need 1 to 63 players (%d) and, for a standard error, 2 or more blocks (%d)."
                            .formatted(players, blocks));
        }
        double[][] gains = new double[blocks][];
        double[] firstIn = new double[players];
        double[] lastIn = new double[players];
        long all = (1L << players) - 1;
        for (int block = 0; block < blocks; block++) {
            LongToDoubleFunction value = remembered(game, block);
            gains[block] = gainsBothWays(value, order(players, block, seed));
            for (int player = 0; player < players; player++) {
                firstIn[player] += gain(value, 0, player) / blocks;
                lastIn[player] += gain(value, all & ~(1L << player), player) / blocks;
            }
        }
        return IntStream.range(0, players)
                .mapToObj(player -> share(gains, player, firstIn[player], lastIn[player]))
                .toList();
    }

    private static LongToDoubleFunction remembered(Game game, int block) {
        Map<Long, Double> known = new HashMap<>();
        return coalition -> known.computeIfAbsent(coalition, asked -> {
            double value = game.value(asked, block);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("The value of coalition %s in block %d is %s. It must be finite."
                        .formatted(Long.toBinaryString(asked), block, value));
            }
            return value;
        });
    }

    /** A random order of the players that depends on the seed and the block alone. */
    private static int[] order(int players, int block, long seed) {
        double[] keys = new DrawBlock(seed, 0, players).uniforms("shapley/order", block);
        return IntStream.range(0, players)
                .boxed()
                .sorted(Comparator.comparingDouble(player -> keys[player]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Mean gain of each player over an order and its reverse. */
    private static double[] gainsBothWays(LongToDoubleFunction value, int[] order) {
        double[] gains = new double[order.length];
        long joined = 0;
        for (int player : order) {
            long joinedAfter = ((1L << order.length) - 1) & ~joined & ~(1L << player);
            gains[player] = (gain(value, joined, player) + gain(value, joinedAfter, player)) / 2;
            joined |= 1L << player;
        }
        return gains;
    }

    private static double gain(LongToDoubleFunction value, long joined, int player) {
        return value.applyAsDouble(joined | 1L << player) - value.applyAsDouble(joined);
    }

    private static ShapleyShare share(double[][] gains, int player, double firstIn, double lastIn) {
        double mean = Arrays.stream(gains).mapToDouble(block -> block[player]).sum() / gains.length;
        double squares = Arrays.stream(gains)
                .mapToDouble(block -> (block[player] - mean) * (block[player] - mean))
                .sum();
        double variance = squares / (gains.length - 1);
        return new ShapleyShare(mean, Math.sqrt(variance / gains.length), firstIn, lastIn);
    }
}
