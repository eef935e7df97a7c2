package chipgap.forecast.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a quarter or a year comes to in chips, money and electricity.
 *
 * @param supplyChips new chips
 * @param supplyUsd new chips at their prices, in USD; those without a published price at that of the quarter's basket; null in runs of composition-2
 * @param pathwayChips new chips by pathway
 * @param pathwayUsd the same in USD; null in runs of composition-2
 * @param domesticShare share of domestic chips in what is served, counted in H100e
 * @param inventory chips left over at the end, in H100e
 * @param powerMw power of the chips in use at the end, in MW
 * @param energyMwh energy, in MWh
 * @param billCny electricity bill before subsidy, in CNY
 * @param subsidyCny what subsidies pay of it, in CNY
 */
public record Accounts(
        Spread supplyChips,
        @Nullable Spread supplyUsd,
        Map<Pathway, Spread> pathwayChips,
        @Nullable Map<Pathway, Spread> pathwayUsd,
        Spread domesticShare,
        Spread inventory,
        Spread powerMw,
        Spread energyMwh,
        Spread billCny,
        Spread subsidyCny) {
    public Accounts {
        pathwayChips = Map.copyOf(pathwayChips);
        pathwayUsd = pathwayUsd == null ? null : Map.copyOf(pathwayUsd);
    }
}
