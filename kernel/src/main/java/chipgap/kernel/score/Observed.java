package chipgap.kernel.score;

/** What may be scored. */
final class Observed {
    private Observed() {}

    static void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be finite. Leave out what is not known.".formatted(what, value));
        }
    }
}
