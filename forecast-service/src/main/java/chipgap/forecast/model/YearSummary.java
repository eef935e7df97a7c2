package chipgap.forecast.model;

import chipgap.forecast.model.ForecastResult.YearOutlook;
import chipgap.kernel.summary.ScrambledSummary;

/** Running summary of one calendar year. Several threads may add at once. */
final class YearSummary {
    private final ScrambledSummary demand;
    private final ScrambledSummary supply;
    private final ScrambledSummary served;
    private final ScrambledSummary shortfall;
    private final AccountSummary accounts;
    private final ShareSummary shortage;

    YearSummary(int scrambles) {
        demand = new ScrambledSummary(scrambles);
        supply = new ScrambledSummary(scrambles);
        served = new ScrambledSummary(scrambles);
        shortfall = new ScrambledSummary(scrambles);
        accounts = new AccountSummary(scrambles);
        shortage = new ShareSummary(scrambles);
    }

    synchronized void add(int scramble, YearTally year) {
        demand.add(scramble, year.demand());
        supply.add(scramble, year.supply());
        served.add(scramble, year.served());
        shortfall.add(scramble, year.shortfall());
        accounts.add(scramble, year.account());
        shortage.add(scramble, year.shortfall() > 0);
    }

    YearOutlook outlook(int year, int quarterCount, boolean pricesKnown) {
        return new YearOutlook(
                year,
                quarterCount,
                Spread.of(demand),
                Spread.of(supply),
                Spread.of(served),
                Spread.of(shortfall),
                accounts.result(pricesKnown),
                shortage.share());
    }
}
