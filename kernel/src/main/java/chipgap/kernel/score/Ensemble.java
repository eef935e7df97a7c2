package chipgap.kernel.score;

import java.util.Arrays;

/** A forecast given by equally weighted draws; the scores are those of the distribution that puts 1/n on each. */
public final class Ensemble {
    private final double[] sorted;

    /**
     * @param draws at least one, finite, in any order
     */
    public Ensemble(double[] draws) {
        if (draws.length == 0) {
            throw new IllegalArgumentException("A forecast by draws needs at least one draw, not 0.");
        }
        for (double draw : draws) {
            Observed.requireFinite("draw", draw);
        }
        sorted = draws.clone();
        Arrays.sort(sorted);
    }

    /**
     * Continuous ranked probability score {@code E|X − y| − E|X − X'| / 2}, in the unit of the draws; the absolute error for a single draw.
     *
     * <p>For draws from a continuous distribution it exceeds that distribution's own score by {@code E|X − X'| / 2n} on average. Source: Gneiting,
     * Raftery, JASA 102 (2007), doi:10.1198/016214506000001437.
     */
    public double crps(double observed) {
        Observed.requireFinite("observed value", observed);
        int n = sorted.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double level = (i + 0.5) / n;
            sum += QuantileForecast.pinball(level, sorted[i], observed);
        }
        return 2 * sum / n;
    }

    /** Where the observed value falls among the draws. */
    public Pit pit(double observed) {
        Observed.requireFinite("observed value", observed);
        int below = 0;
        int atOrBelow = 0;
        for (double draw : sorted) {
            below += draw < observed ? 1 : 0;
            atOrBelow += draw <= observed ? 1 : 0;
        }
        return new Pit((double) below / sorted.length, (double) atOrBelow / sorted.length);
    }
}
