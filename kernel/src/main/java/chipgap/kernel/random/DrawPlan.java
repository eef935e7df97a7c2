package chipgap.kernel.random;

/**
 * How the draws of a run are laid out: scrambles that are independent of one another, each of 2^k points that are spread evenly together. Draw
 * {@code i} is point {@code i mod 2^k} of scramble {@code i / 2^k}.
 *
 * @param scrambles number of scrambles, in [2, {@value #MOST_SCRAMBLES}]; the spread between them gives the standard errors
 * @param pointBits k, in [1, {@value #MOST_POINT_BITS}]
 */
public record DrawPlan(int scrambles, int pointBits) {
    public static final int DEFAULT_SCRAMBLES = 16;
    public static final int FEWEST_DRAWS = 100;
    public static final int MOST_DRAWS = 1_000_000;
    public static final int MOST_SCRAMBLES = 256;
    public static final int MOST_POINT_BITS = 20;

    public DrawPlan {
        if (scrambles < 2 || scrambles > MOST_SCRAMBLES) {
            throw new IllegalArgumentException("The number of scrambles (%d) must lie in [2, %d]; %d is a good choice."
                    .formatted(scrambles, MOST_SCRAMBLES, DEFAULT_SCRAMBLES));
        }
        if (pointBits < 1 || pointBits > MOST_POINT_BITS) {
            throw new IllegalArgumentException(
                    "A scramble has 2^1 to 2^%d points, not 2^%d. Change the number of scrambles or draws."
                            .formatted(MOST_POINT_BITS, pointBits));
        }
    }

    /** The smallest plan of {@value #DEFAULT_SCRAMBLES} scrambles for a number of draws. */
    public static DrawPlan forDraws(int asked) {
        return forDraws(asked, DEFAULT_SCRAMBLES);
    }

    /**
     * The smallest plan that has at least the draws asked for; {@link #draws} says how many it has.
     *
     * @param asked in [{@value #FEWEST_DRAWS}, {@value #MOST_DRAWS}]
     * @param scrambles number of scrambles
     */
    public static DrawPlan forDraws(int asked, int scrambles) {
        if (asked < FEWEST_DRAWS || asked > MOST_DRAWS) {
            throw new IllegalArgumentException(
                    "The number of draws (%d) must lie in [%d, %d].".formatted(asked, FEWEST_DRAWS, MOST_DRAWS));
        }
        int pointBits = 1;
        while ((long) scrambles << pointBits < asked && pointBits <= MOST_POINT_BITS) {
            pointBits++;
        }
        return new DrawPlan(scrambles, pointBits);
    }

    /** Number of draws: scrambles × 2^k. */
    public int draws() {
        return scrambles << pointBits;
    }

    /** Points of a scramble: 2^k. */
    public int points() {
        return 1 << pointBits;
    }

    /** The scramble that a draw belongs to. */
    public int scrambleOf(long draw) {
        return (int) (draw >>> pointBits);
    }

    /** Index of a draw in its scramble. */
    public int indexOf(long draw) {
        return (int) draw & (points() - 1);
    }
}
