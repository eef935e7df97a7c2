package chipgap.forecast.model;

/**
 * What somebody wants and gets in one quarter of some draws, in H100e.
 *
 * @param demand new demand
 * @param need new demand and what is still wanted from before
 * @param unmet what is not served
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
record WantColumns(double[] demand, double[] need, double[] unmet) {
    /** In place of a segment: all of them. */
    static final int ALL = -1;

    double[] served() {
        double[] served = new double[need.length];
        for (int i = 0; i < served.length; i++) {
            served[i] = need[i] - unmet[i];
        }
        return served;
    }

    /** Served ÷ need; 1 where nothing is wanted. */
    double[] fillRate() {
        double[] rate = new double[need.length];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = need[i] > 0 ? 1 - unmet[i] / need[i] : 1;
        }
        return rate;
    }
}
