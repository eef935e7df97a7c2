package chipgap.forecast.model;

import org.jspecify.annotations.Nullable;

/**
 * What a quarter or a year comes to in chips, money and electricity.
 *
 * @param supplyChips new chips
 * @param shortfallChips shortfall in chips as large as the mean new chip
 * @param supplyUsd new chips at their prices, in USD; null where no price is published
 * @param shortfallUsd shortfall at the price of the new chips, in USD; null where no price is published
 * @param powerMw power of the chips in use at the end, in MW
 * @param energyMwh energy, in MWh
 * @param billCny electricity bill before subsidy, in CNY
 * @param subsidyCny what subsidies pay of it, in CNY
 */
public record Accounts(
        Spread supplyChips,
        Spread shortfallChips,
        @Nullable Spread supplyUsd,
        @Nullable Spread shortfallUsd,
        Spread powerMw,
        Spread energyMwh,
        Spread billCny,
        Spread subsidyCny) {}
