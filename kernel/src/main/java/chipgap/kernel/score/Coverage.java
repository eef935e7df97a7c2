package chipgap.kernel.score;

import java.util.List;

/**
 * How often observed values fell inside their forecasts' central intervals.
 *
 * @param nominal probability the intervals promise, e.g. 0.9
 * @param covered number of observations inside, ends included
 * @param count number of observations, at least 1
 */
public record Coverage(double nominal, int covered, int count) {
    public Coverage {
        if (covered < 0 || covered > count || count < 1) {
            throw new IllegalArgumentException(
                    "Of one or more observations 0 to all can be covered, not %d of %d.".formatted(covered, count));
        }
    }

    /**
     * Counts over pairs of forecast and observation.
     *
     * @param nominal probability of the central interval; both its ends must be among the levels of every forecast
     */
    public static Coverage of(double nominal, List<QuantileForecast> forecasts, double[] observed) {
        if (forecasts.size() != observed.length) {
            throw new IllegalArgumentException(
                    "Each forecast needs its observation, not %d forecasts and %d observations."
                            .formatted(forecasts.size(), observed.length));
        }
        int covered = 0;
        for (int i = 0; i < observed.length; i++) {
            covered += forecasts.get(i).covers(nominal, observed[i]) ? 1 : 0;
        }
        return new Coverage(nominal, covered, observed.length);
    }

    /** Covered share, in [0, 1]; near {@code nominal} for calibrated forecasts. */
    public double share() {
        return (double) covered / count;
    }
}
