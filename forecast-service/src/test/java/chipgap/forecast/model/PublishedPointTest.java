package chipgap.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.model.DemandBlock.Cell;
import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.ForecastResult.YearOutlook;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.MedianSampler;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A published point forecast, entered as a point run: Bernstein, "China AI: Sizing the AI chip supply and demand in China", 17 July 2025. Demand of 39.5 bn
 * USD in 2025 (figure F0243), supply of 37.0 bn with sales of the H20 resumed (F0357): 2.5 bn short (F0354), and 12.6 bn with the ban kept (F0355). Of
 * the supply the resumption alone brings what lies between the two, 10.1 bn: the 10.5 bn that Nvidia recaptures (F0129) less what domestic vendors then sell less.
 * Bernstein counts in USD, so everything here costs the same for each H100e, and is spread evenly over the year.
 */
class PublishedPointTest {
    private static final double BILLION = 1e9;
    private static final double PRICE = Worlds.BASKET_USD_PER_H100E;
    private static final QuarterRange YEAR = new QuarterRange(new Quarter(2025, 1), new Quarter(2026, 1));
    private static final Product DOMESTIC = product("chips/domestic", Pathway.DOMESTIC);
    private static final Product H20 = product("chips/h20", Pathway.LEGAL_IMPORT);
    private static final Cell CELL = new Cell("segments/china", Workload.INFERENCE, 0);

    private static Product product(String chip, Pathway pathway) {
        return new Product(chip, pathway, pathway == Pathway.DOMESTIC, Set.of(Workload.values()), 1);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.6f, 1})
    void withSalesResumedTwoAndAHalfBillionAreShort(float backlogKept) {
        YearOutlook year = pointRun(26.9, 10.1, backlogKept);
        assertThat(usd(year.total().shortfall())).isCloseTo(2.5, within(1e-4));
        assertThat(shortfallUsd(year)).isCloseTo(2.5, within(1e-4));
        assertThat(Objects.requireNonNull(year.accounts().supplyUsd()).mean() / BILLION)
                .isCloseTo(37.0, within(1e-4));
        assertThat(year.total().fillRate().mean()).as("6.3 % of demand").isCloseTo(1 - 0.063, within(5e-4));
        assertThat(year.total().shortageProbability()).isOne();
    }

    @Test
    void withTheBanKeptTwelvePointSixBillionAre() {
        assertThat(shortfallUsd(pointRun(26.9, 0, 0.6f))).isCloseTo(12.6, within(1e-4));
    }

    private static YearOutlook pointRun(double domestic, double h20, float backlogKept) {
        SampledBlock world = new SampledBlock(
                new DrawBlock(1, 0, 1, new MedianSampler()),
                YEAR,
                Worlds.NO_POLICY,
                Worlds.supply(
                        List.of(new Flow(DOMESTIC, quarterly(domestic)), new Flow(H20, quarterly(h20))),
                        Worlds.always(Constraint.NONE, YEAR.length(), 1)),
                Worlds.demand(
                        List.of(new CellDemand(CELL, quarterly(39.5), new float[YEAR.length()][1])),
                        new float[] {backlogKept}));
        Composition composition = new Composition(List.of(DOMESTIC, H20), List.of(CELL));
        ForecastSummary summary = composition.newSummary(
                YEAR, List.of(new ChipFacts("chips/domestic", null, null, PRICE, null, null)), 1);
        composition.add(world, summary);
        return Objects.requireNonNull(summary.result().years()).getFirst();
    }

    /** Billions of USD a year as H100e in each quarter. */
    private static float[][] quarterly(double billions) {
        return Worlds.constant(YEAR.length(), 1, (float) (billions * BILLION / PRICE / YEAR.length()));
    }

    private static double usd(Spread h100e) {
        return h100e.mean() * PRICE / BILLION;
    }

    private static double shortfallUsd(YearOutlook year) {
        return Objects.requireNonNull(
                                Objects.requireNonNull(year.total().detail()).shortfallUsd())
                        .mean()
                / BILLION;
    }
}
