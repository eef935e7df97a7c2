package chipgap.forecast.model;

import chipgap.kernel.summary.ScrambledSummary;

/** Running summary of accounts. Not safe for several threads at once. */
final class AccountSummary {
    private static final double MILLION = 1e6;

    private final ScrambledSummary supplyChips;
    private final ScrambledSummary shortfallChips;
    private final ScrambledSummary supplyUsd;
    private final ScrambledSummary shortfallUsd;
    private final ScrambledSummary powerMw;
    private final ScrambledSummary energyMwh;
    private final ScrambledSummary billCny;
    private final ScrambledSummary subsidyCny;

    AccountSummary(int scrambles) {
        supplyChips = new ScrambledSummary(scrambles);
        shortfallChips = new ScrambledSummary(scrambles);
        supplyUsd = new ScrambledSummary(scrambles);
        shortfallUsd = new ScrambledSummary(scrambles);
        powerMw = new ScrambledSummary(scrambles);
        energyMwh = new ScrambledSummary(scrambles);
        billCny = new ScrambledSummary(scrambles);
        subsidyCny = new ScrambledSummary(scrambles);
    }

    void add(int scramble, Account account) {
        supplyChips.add(scramble, account.supplyChips());
        shortfallChips.add(scramble, account.shortfallChips());
        supplyUsd.add(scramble, account.supplyUsd());
        shortfallUsd.add(scramble, account.shortfallUsd());
        powerMw.add(scramble, account.powerMw());
        energyMwh.add(scramble, account.energyMwh());
        billCny.add(scramble, account.billCny());
        subsidyCny.add(scramble, account.subsidyCny());
    }

    /**
     * What came out.
     *
     * @param pricesKnown whether any chip has a published price
     */
    Accounts result(boolean pricesKnown) {
        return new Accounts(
                Spread.of(supplyChips),
                Spread.of(shortfallChips),
                pricesKnown ? Spread.of(supplyUsd).times(MILLION) : null,
                pricesKnown ? Spread.of(shortfallUsd).times(MILLION) : null,
                Spread.of(powerMw),
                Spread.of(energyMwh),
                Spread.of(billCny).times(MILLION),
                Spread.of(subsidyCny).times(MILLION));
    }
}
