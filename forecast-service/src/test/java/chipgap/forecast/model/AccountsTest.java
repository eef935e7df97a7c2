package chipgap.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.ForecastResult.YearOutlook;
import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.kernel.allocation.AllocationRule;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Chips, money and electricity on the made-up market, seed 1. */
class AccountsTest {
    private static final List<ChipFacts> PRICED =
            List.of(new ChipFacts("chips/home", null, null, 20_000.0, null, null));

    private static ForecastResult result(PolicyBlock policy, List<ChipFacts> catalogue) {
        SampledBlock world = Worlds.world();
        Composition composition = Worlds.composition(AllocationRule.TIERED);
        ForecastSummary summary = composition.newSummary(Worlds.QUARTERS, catalogue, Worlds.PLAN.scrambles());
        composition.add(
                new SampledBlock(world.draws(), world.quarters(), policy, world.supply(), world.demand()), summary);
        return summary.result();
    }

    /** SemiAnalysis prints 2.3; 0.4 CNY/kWh is what is left of the price after the most that the subsidy pays. */
    @Test
    void thePublishedClusterFiguresGiveBackTheirPublishedRatio() {
        assertThat(ClusterPower.DOMESTIC_KW_PER_H100E / ClusterPower.FOREIGN_KW_PER_H100E)
                .isCloseTo(2.3, within(0.05))
                .isGreaterThan(1.3);
        assertThat(384 * 0.78 * ClusterPower.DOMESTIC_KW_PER_H100E)
                .as("a CloudMatrix of 384 chips of 0.78 PFLOPS, in kW for each 0.9894 PFLOPS")
                .isCloseTo(560 * 0.9894, within(12.0));
        assertThat(ClusterPower.CNY_PER_KWH * (1 - 0.5)).isEqualTo(0.4);
    }

    @Test
    void yearsAreTheSumsOfTheirQuarters() {
        ForecastResult result = result(Worlds.NO_POLICY, PRICED);
        List<YearOutlook> years = Objects.requireNonNull(result.years());
        assertThat(years).extracting(YearOutlook::year).containsExactly(2025, 2026);
        assertThat(years).extracting(YearOutlook::quarterCount).containsExactly(4, 4);
        for (int y = 0; y < 2; y++) {
            YearOutlook year = years.get(y);
            List<QuarterOutlook> quarters = result.quarters().subList(4 * y, 4 * y + 4);
            assertThat(year.total().demand().mean())
                    .isCloseTo(sum(quarters, q -> q.total().demand()), within(1e-5));
            assertThat(year.supply().mean()).isCloseTo(sum(quarters, QuarterOutlook::supply), within(1e-5));
            assertThat(year.accounts().energyMwh().mean())
                    .isCloseTo(sum(quarters, q -> accounts(q).energyMwh()), within(1e-3));
            assertThat(year.accounts().supplyChips().mean())
                    .isCloseTo(sum(quarters, q -> accounts(q).supplyChips()), within(1e-5));
            assertThat(year.accounts().powerMw())
                    .isEqualTo(accounts(quarters.getLast()).powerMw());
            assertThat(year.total().shortfall().mean())
                    .as("waiting counts once")
                    .isBetween(
                            quarters.getLast().total().shortfall().mean(),
                            sum(quarters, q -> q.total().shortfall()));
        }
    }

    private static double sum(List<QuarterOutlook> quarters, Function<QuarterOutlook, Spread> output) {
        return quarters.stream()
                .mapToDouble(quarter -> output.apply(quarter).mean())
                .sum();
    }

    private static Accounts accounts(QuarterOutlook quarter) {
        return Objects.requireNonNull(quarter.accounts());
    }

    @Test
    void aChipWithoutAPriceTakesThatOfTheBasket() {
        QuarterOutlook quarter = result(Worlds.NO_POLICY, PRICED).quarters().getFirst();
        Spread usd = Objects.requireNonNull(accounts(quarter).supplyUsd());
        double home =
                Objects.requireNonNull(quarter.pathways().get(Pathway.DOMESTIC)).mean();
        assertThat(usd.mean())
                .as("half an H100e for 20,000 USD at home, whose price is published; the basket's price for the rest")
                .isCloseTo(
                        40_000 * home
                                + Worlds.BASKET_USD_PER_H100E
                                        * (quarter.supply().mean() - home),
                        within(10.0));
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(quarter.total().detail()).shortfallUsd())
                        .mean())
                .isCloseTo(
                        Worlds.BASKET_USD_PER_H100E
                                * quarter.total().shortfall().mean(),
                        within(10.0));
    }

    @Test
    void theSubsidyPaysDomesticChipsOnlyAndOnlyWhileInForce() {
        float[] strengths = new float[Worlds.PLAN.draws()];
        Arrays.fill(strengths, 1);
        float[] onsets = new float[Worlds.PLAN.draws()];
        Arrays.fill(onsets, 4);
        float[] ends = new float[Worlds.PLAN.draws()];
        Arrays.fill(ends, 8);
        PolicyBlock policy = new PolicyBlock(
                Worlds.ORIGIN,
                List.of(new Provision("measures/m/provisions/subsidy", 0, onsets, ends, strengths, 0.5)),
                new byte[0],
                new byte[0]);
        List<QuarterOutlook> quarters = result(policy, PRICED).quarters();
        assertThat(accounts(quarters.get(3)).subsidyCny().mean()).isZero();
        Accounts inForce = accounts(quarters.get(4));
        assertThat(inForce.subsidyCny().mean())
                .isPositive()
                .isLessThan(0.5 * inForce.billCny().mean());
        assertThat(inForce.billCny().mean())
                .isCloseTo(
                        800 * inForce.energyMwh().mean(),
                        within(1e-3 * inForce.billCny().mean()));
    }
}
