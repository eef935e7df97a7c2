package chipgap.forecast.model;

import chipgap.kernel.time.QuarterRange;

/**
 * The calendar years of a horizon, by position.
 *
 * @param horizon the quarters
 */
record Years(QuarterRange horizon) {
    int count() {
        return of(horizon.length() - 1) + 1;
    }

    /** Position of the year of a quarter. */
    int of(int position) {
        return horizon.at(position).year() - horizon.start().year();
    }

    /** Whether a quarter is the last one of its year in the horizon. */
    boolean endsWith(int position) {
        return position == horizon.length() - 1 || of(position + 1) > of(position);
    }

    /** The calendar year at a position. */
    int at(int year) {
        return horizon.start().year() + year;
    }

    /** Number of quarters of a year in the horizon. */
    int quartersOf(int year) {
        int quarters = 0;
        for (int position = 0; position < horizon.length(); position++) {
            quarters += of(position) == year ? 1 : 0;
        }
        return quarters;
    }
}
