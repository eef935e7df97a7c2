package chipgap.policy.model;

/** Checks of fractions and probabilities. */
final class Fractions {
    private Fractions() {}

    static void requireProbability(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("The %s (%s) must lie in [0, 1].".formatted(what, value));
        }
    }

    static void requireShare(String what, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("The %s (%s) must lie in (0, 1].".formatted(what, value));
        }
    }
}
