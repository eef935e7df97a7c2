package chipgap.forecast.model;

import chipgap.kernel.time.QuarterRange;
import java.util.Map;

/**
 * Composes a block and tells the books of every quarter and calendar year of a horizon: a column of draws for each place of the layout.
 *
 * @param composition how supply and demand compose
 * @param horizon quarters to tell
 * @param layout what books hold
 * @param prices published prices by name of the chip
 */
record PeriodWalk(Composition composition, QuarterRange horizon, Layout layout, Map<String, Double> prices) {
    /** Hears of the books; columns are of its call only. */
    interface Listener {
        void quarter(int position, double[][] columns);

        /** The books of a year, after those of its quarters. */
        void year(int year, double[][] columns);
    }

    void over(SampledBlock world, Listener listener) {
        Years years = new Years(horizon);
        BlockComposer composer = composition.composer(world);
        Ledger ledger = new Ledger(world, composer, layout, prices);
        YearColumns year = new YearColumns(layout, world.drawCount());
        int first = world.offsetOf(horizon);
        for (int q = 0; q < world.quarters().length(); q++) {
            composer.advance(q);
            double[][] quarter = ledger.quarter(q);
            int position = q - first;
            if (position >= 0) {
                listener.quarter(position, quarter);
                year.add(quarter, years.endsWith(position));
                if (years.endsWith(position)) {
                    listener.year(years.of(position), year.end());
                    year.begin();
                }
            }
        }
    }
}
