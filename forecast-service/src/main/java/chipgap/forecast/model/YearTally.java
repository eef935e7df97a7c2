package chipgap.forecast.model;

/**
 * Sums of the calendar years of one draw after the other. Of a shortfall the part that is given up counts in each quarter, and all that is still wanted at
 * the end of the year, so that backlog that waits through several quarters counts once.
 */
final class YearTally {
    private final ForecastSummary summary;
    private double demand;
    private double supply;
    private double served;
    private double shortfall;
    private Account account = Account.NOTHING;

    YearTally(ForecastSummary summary) {
        this.summary = summary;
    }

    /**
     * Adds a quarter.
     *
     * @param position of the quarter in the horizon
     */
    void add(int scramble, int position, DrawComposer state, Account quarter) {
        Want total = state.total();
        double counted = summary.endsYear(position) ? 1 : state.lostShare();
        demand += total.demand();
        supply += state.supply();
        served += total.served();
        shortfall += counted * total.unmet();
        account = account.then(quarter.withShortfall(counted));
        if (summary.endsYear(position)) {
            summary.year(summary.yearOf(position)).add(scramble, this);
            demand = 0;
            supply = 0;
            served = 0;
            shortfall = 0;
            account = Account.NOTHING;
        }
    }

    double demand() {
        return demand;
    }

    double supply() {
        return supply;
    }

    double served() {
        return served;
    }

    double shortfall() {
        return shortfall;
    }

    Account account() {
        return account;
    }
}
