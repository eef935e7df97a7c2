package chipgap.forecast.model;

import chipgap.kernel.time.QuarterRange;
import java.util.Map;

/**
 * Goes through the draws of a block and tells the row of every quarter and calendar year of a horizon.
 *
 * @param composition how supply and demand compose
 * @param horizon quarters to tell
 * @param layout what a row holds
 * @param prices published prices by name of the chip
 */
record RowWalk(Composition composition, QuarterRange horizon, Layout layout, Map<String, Double> prices) {
    /** Hears of the rows, draw by draw; a row is of its call only. */
    interface Listener {
        void quarter(int draw, int position, double[] row);

        /** The row of a year, after those of its quarters. */
        void year(int draw, int year, double[] row);
    }

    void over(SampledBlock world, Listener listener) {
        Years years = new Years(horizon);
        int first = world.offsetOf(horizon);
        Ledger ledger = new Ledger(world, composition, layout, prices);
        YearRow year = new YearRow(layout);
        composition.compose(world, (draw, q, state) -> {
            if (q == 0) {
                ledger.begin();
                year.begin();
            }
            double[] row = ledger.quarter(draw, q, state);
            int position = q - first;
            if (position >= 0) {
                listener.quarter(draw, position, row);
                year.add(row, years.endsWith(position));
                if (years.endsWith(position)) {
                    listener.year(draw, years.of(position), year.end());
                    year.begin();
                }
            }
        });
    }
}
