package chipgap.cli;

import chipgap.proto.figure.v1.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers of figures as text. */
final class Numbers {
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final double DEFAULT_COVERAGE = 0.9;

    private Numbers() {}

    /** The shortest text that reads back as the same number, without an exponent: 30000, 0.15. */
    static String exact(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** To four digits, with commas: 35,000, 0.1429. */
    static String rounded(double number) {
        BigDecimal cut = new BigDecimal(number, FOUR_DIGITS).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, cut.scale()) + "f", cut);
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
    }

    /** What a figure states: 30 [20-40], at least 20, at most 40. */
    static String stated(Figure figure) {
        return stated(
                figure.hasLow() ? exact(figure.getLow()) : "",
                figure.hasCentral() ? exact(figure.getCentral()) : "",
                figure.hasHigh() ? exact(figure.getHigh()) : "");
    }

    /** What a figure states; what it does not state is empty. */
    static String stated(String low, String central, String high) {
        if (!low.isEmpty() && !high.isEmpty()) {
            return "%s [%s-%s]".formatted(central, low, high).strip();
        }
        String bound = !low.isEmpty() ? "at least " + low : !high.isEmpty() ? "at most " + high : "";
        return central.isEmpty() || bound.isEmpty() ? central + bound : "%s, %s".formatted(central, bound);
    }

    /** Probability between the two bounds of a figure. */
    static double coverage(Figure figure) {
        return figure.getCoverageProbability() == 0 ? DEFAULT_COVERAGE : figure.getCoverageProbability();
    }
}
