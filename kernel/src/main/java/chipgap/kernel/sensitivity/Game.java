package chipgap.kernel.sensitivity;

/** What coalitions of players achieve, e.g. the mean of an output over draws with a set of measures in force. */
@FunctionalInterface
public interface Game {

    /**
     * The value of a coalition in a block of draws. It must be the same whenever it is asked for.
     *
     * @param coalition the players in it, bit i for player i
     * @param block index of the block of draws, 0 or more
     */
    double value(long coalition, int block);
}
