package chipgap.kernel.search;

import java.util.function.DoubleUnaryOperator;

/** The smallest factor at which a function that never rises has come down to a target, as far as it lies between two bounds. */
public sealed interface SmallestFactor {

    /** The target is met at the lower bound already. */
    record MetAtLow(double low) implements SmallestFactor {}

    /**
     * The target is met at {@code factor}, and not yet at {@code factor − tolerance}.
     *
     * @param factor above the lower bound
     */
    record Found(double factor) implements SmallestFactor {}

    /** The target is not met even at the upper bound. */
    record NotMetAtHigh(double high) implements SmallestFactor {}

    /**
     * Searches by bisection, which steps and flat parts do not disturb. Evaluations: at most 2 + ⌈log2((high − low) / tolerance)⌉.
     *
     * @param function must never rise with its argument, as a result does that is computed on the same draws for every factor
     * @param target value to come down to, in the unit of the function
     * @param low least factor
     * @param high greatest factor, above {@code low}
     * @param tolerance how far the factor found may lie above the smallest one, above 0; below the spacing of doubles that spacing counts
     */
    static SmallestFactor search(
            DoubleUnaryOperator function, double target, double low, double high, double tolerance) {
        if (!(low < high && Double.isFinite(high - low) && tolerance > 0) || Double.isNaN(target)) {
            throw new IllegalArgumentException(
                    "A search needs finite low < high (%s, %s), a tolerance (%s) above 0 and a target (%s) that is a number."
                            .formatted(low, high, tolerance, target));
        }
        if (meets(function, target, low)) {
            return new MetAtLow(low);
        }
        if (!meets(function, target, high)) {
            return new NotMetAtHigh(high);
        }
        return new Found(bisect(function, target, low, high, tolerance));
    }

    private static double bisect(
            DoubleUnaryOperator function, double target, double low, double high, double tolerance) {
        double notMet = low;
        double met = high;
        double middle = low + (high - low) / 2;
        while (met - notMet > tolerance && notMet < middle && middle < met) {
            if (meets(function, target, middle)) {
                met = middle;
            } else {
                notMet = middle;
            }
            middle = notMet + (met - notMet) / 2;
        }
        return met;
    }

    private static boolean meets(DoubleUnaryOperator function, double target, double factor) {
        double value = function.applyAsDouble(factor);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "The function is not a number at %s. Let it be defined from low to high.".formatted(factor));
        }
        return value <= target;
    }
}
