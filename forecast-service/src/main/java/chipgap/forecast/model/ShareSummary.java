package chipgap.forecast.model;

import java.util.Arrays;

/**
 * Running count of the draws in which something holds. Counting does not depend on the order of the draws. Not safe for several threads at once.
 *
 * <p>The standard error is the spread between the scrambles' shares, and that of a binomial share where the draws are independent.
 */
final class ShareSummary {
    private final long[] hits;
    private final long[] draws;

    ShareSummary(int scrambles) {
        hits = new long[scrambles];
        draws = new long[scrambles];
    }

    void add(int scramble, boolean holds) {
        add(scramble, holds ? 1 : 0, 1);
    }

    /** Adds several draws, of which it holds in some. */
    void add(int scramble, int holds, int of) {
        draws[scramble] += of;
        hits[scramble] += holds;
    }

    /** The share; 0 where no draw was added. */
    Share share() {
        long all = Arrays.stream(draws).sum();
        if (all == 0) {
            return new Share(0, 0);
        }
        double share = (double) Arrays.stream(hits).sum() / all;
        int filled = (int) Arrays.stream(draws).filter(count -> count > 0).count();
        return new Share(share, filled < 2 ? Math.sqrt(share * (1 - share) / all) : spread(share, all, filled));
    }

    /** Of the ratio of two sums over scrambles, to first order, so that scrambles with few draws count for little. */
    private double spread(double share, long all, int filled) {
        double squares = 0;
        for (int i = 0; i < hits.length; i++) {
            double residual = (hits[i] - share * draws[i]) * filled / all;
            squares += residual * residual;
        }
        return Math.sqrt(squares / (filled - 1) / filled);
    }
}
