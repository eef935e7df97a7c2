package chipgap.kernel.time;

/**
 * An intensity that rises linearly from 0 at {@code onset} to 1 at {@code onset + phaseIn}, stays there, and falls back to 0 at {@code end}.
 *
 * @param onset instant of the start, in quarters
 * @param end instant of the end, in quarters
 * @param phaseIn length of the rise, in quarters, 0 or more
 */
public record PhasedWindow(double onset, double end, double phaseIn) {
    public PhasedWindow {
        if (!(phaseIn >= 0)) {
            throw new IllegalArgumentException("A phase-in (%s) must be 0 or more quarters.".formatted(phaseIn));
        }
    }

    /** Mean intensity over {@code [from, to)}, in [0, 1]; exactly 0 when the window has not begun by {@code to} or has ended by {@code from}. */
    public double meanOver(double from, double to) {
        double first = Math.max(from, onset);
        double last = Math.min(to, end);
        if (!(first < last)) {
            return 0;
        }
        return (primitive(last) - primitive(first)) / (to - from);
    }

    /** Integral of the intensity from {@code onset} to {@code instant}, for instants inside the window. */
    private double primitive(double instant) {
        double elapsed = instant - onset;
        return elapsed < phaseIn ? elapsed * elapsed / (2 * phaseIn) : elapsed - phaseIn / 2;
    }
}
