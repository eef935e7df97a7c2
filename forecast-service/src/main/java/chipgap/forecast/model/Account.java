package chipgap.forecast.model;

/**
 * What a quarter, or a year, of one draw comes to. Money in millions.
 *
 * @param supplyChips new chips
 * @param shortfallChips shortfall in chips as large as the mean new chip
 * @param supplyUsd new chips at their prices, in millions
 * @param shortfallUsd shortfall at the price of the new chips, in millions
 * @param powerMw power of the chips in use at the end
 * @param energyMwh energy of the period
 * @param billCny electricity bill before subsidy, in millions
 * @param subsidyCny what subsidies pay of it, in millions
 */
record Account(
        double supplyChips,
        double shortfallChips,
        double supplyUsd,
        double shortfallUsd,
        double powerMw,
        double energyMwh,
        double billCny,
        double subsidyCny) {
    static final Account NOTHING = new Account(0, 0, 0, 0, 0, 0, 0, 0);

    /** The sum with a later period; of power the later one counts. */
    Account then(Account later) {
        return new Account(
                supplyChips + later.supplyChips,
                shortfallChips + later.shortfallChips,
                supplyUsd + later.supplyUsd,
                shortfallUsd + later.shortfallUsd,
                later.powerMw,
                energyMwh + later.energyMwh,
                billCny + later.billCny,
                subsidyCny + later.subsidyCny);
    }

    /** The same with a part of the shortfall, in [0, 1]. */
    Account withShortfall(double part) {
        return new Account(
                supplyChips,
                part * shortfallChips,
                supplyUsd,
                part * shortfallUsd,
                powerMw,
                energyMwh,
                billCny,
                subsidyCny);
    }
}
