package chipgap.kernel.score;

/**
 * Probability integral transform of an observed value under its forecast: the cdf there, an interval where the forecast has an atom.
 *
 * <p>Under a calibrated forecast {@link #randomised} is uniform on (0, 1), atoms or not; {@link #middle} has mean 1/2 but is uniform only without
 * atoms. Source: Czado, Gneiting, Held, Biometrics 65 (2009), doi:10.1111/j.1541-0420.2009.01191.x.
 *
 * @param below {@code P(X < observed)}
 * @param atOrBelow {@code P(X ≤ observed)}
 */
public record Pit(double below, double atOrBelow) {
    public Pit {
        if (!(0 <= below && below <= atOrBelow && atOrBelow <= 1)) {
            throw new IllegalArgumentException("Probabilities must be ordered 0 <= below <= atOrBelow <= 1, not %s, %s."
                    .formatted(below, atOrBelow));
        }
    }

    public double middle() {
        return below + (atOrBelow - below) / 2;
    }

    /**
     * A point inside the interval.
     *
     * @param uniform a random number in (0, 1) that owes nothing to forecast or observation
     */
    public double randomised(double uniform) {
        return below + (atOrBelow - below) * uniform;
    }
}
