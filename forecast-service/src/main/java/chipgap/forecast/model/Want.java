package chipgap.forecast.model;

/**
 * What somebody wants and gets in one quarter of one draw, in H100e.
 *
 * @param demand new demand
 * @param need new demand and kept backlog
 * @param unmet need that is not served
 */
record Want(double demand, double need, double unmet) {
    double served() {
        return need - unmet;
    }

    /** Served ÷ need; 1 where nothing is wanted. */
    double fillRate() {
        return need > 0 ? 1 - unmet / need : 1;
    }
}
