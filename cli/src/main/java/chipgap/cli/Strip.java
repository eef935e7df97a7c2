package chipgap.cli;

import java.util.Collection;
import java.util.Collections;

/**
 * Intervals drawn in a line of text, all on one scale.
 *
 * @param lowest number at the left end
 * @param highest number at the right end
 * @param isLog whether equal steps are equal factors
 */
record Strip(double lowest, double highest, boolean isLog) {
    private static final int WIDTH = 30;
    /** Numbers above 0 that lie further apart than this factor are drawn in logs. */
    private static final double FAR_APART = 30;

    /** A strip that holds all numbers given, at least one. */
    static Strip over(Collection<Double> numbers) {
        double lowest = Collections.min(numbers);
        double highest = Collections.max(numbers);
        return new Strip(lowest, highest, lowest > 0 && highest > FAR_APART * lowest);
    }

    /** The ends of the scale, as wide as the strip. */
    String scale() {
        String left = Numbers.rounded(lowest);
        String right = Numbers.rounded(highest);
        String middle = isLog ? "log scale" : "";
        int space = Math.max(2, WIDTH - left.length() - middle.length() - right.length());
        return left + " ".repeat(space / 2) + middle + " ".repeat(space - space / 2) + right;
    }

    /** An interval with its middle; an end that is the middle is not drawn. */
    String draw(double low, double middle, double high) {
        int from = place(low);
        int to = place(high);
        StringBuilder line = new StringBuilder(" ".repeat(WIDTH));
        for (int i = from; i <= to; i++) {
            line.setCharAt(i, '─');
        }
        line.setCharAt(from, '├');
        line.setCharAt(to, '┤');
        line.setCharAt(place(middle), '●');
        return line.toString().stripTrailing();
    }

    private int place(double number) {
        double share =
                isLog ? Math.log(number / lowest) / Math.log(highest / lowest) : (number - lowest) / (highest - lowest);
        return highest > lowest ? (int) Math.round(Math.clamp(share, 0, 1) * (WIDTH - 1)) : WIDTH / 2;
    }
}
