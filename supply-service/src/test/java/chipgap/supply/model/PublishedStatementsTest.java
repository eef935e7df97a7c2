package chipgap.supply.model;

import static chipgap.supply.model.ShippedModel.column;
import static chipgap.supply.model.ShippedModel.compute;
import static chipgap.supply.model.ShippedModel.median;
import static chipgap.supply.model.ShippedModel.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.random.DrawBlock;
import chipgap.platform.figure.ShippedEvidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was published beside what the model says. */
class PublishedStatementsTest {
    private static final DrawBlock BLOCK = ShippedModel.block(1024);
    private static final SupplyPolicy RULES = ShippedModel.rulesOf2025(BLOCK);

    /** Published H100e of a median draw; Q4 of 2025 is the first quarter without published Ascend deliveries. */
    private static final double TOLERANCE = 1.25;

    /** The jump from the last published quarter to the first modelled one: medians of domestic compute, up or down by less than the tolerance. */
    @Test
    void theJoinOfPublishedAndModelledQuartersDoesNotJump() {
        SupplySample sample = ShippedModel.asOf(ShippedModel.NEWEST).sample(BLOCK, RULES);
        double published = median(column(compute(sample, true), position("2025Q3")));
        double modelled = median(column(compute(sample, true), position("2025Q4")));
        System.out.printf("Join of 2025Q3 and 2025Q4: domestic compute %.0f to %.0f H100e%n", published, modelled);
        assertThat(modelled / published).isBetween(1 / TOLERANCE, TOLERANCE);
    }

    /** F0016 to F0018, F0035, F0036 and F0039 alone, without what others and we say of wafers, the bank and memory. */
    @Test
    void onTheInputsOfSemiAnalysisMemoryBindsIn2026() {
        Evidence alone = ShippedEvidence.asOf(
                ShippedModel.NEWEST, "F0002", "F0007", "F0008", "F0014", "F0015", "F0020", "A0063", "A0064", "A0065");
        assertThat(alone.figures("china.advanced.wafer_capacity"))
                .extracting("source")
                .containsOnly("SemiAnalysis");
        SupplySample sample = ShippedModel.of(alone).sample(BLOCK, RULES);
        double memory = ShippedModel.share(sample, Constraint.HBM, "2026Q1", "2026Q4");
        double late = ShippedModel.share(sample, Constraint.HBM, "2026Q4", "2026Q4");
        System.out.printf(
                "On the inputs of SemiAnalysis memory binds in %.0f %% of 2026 and %.0f %% of its last quarter%n",
                100 * memory, 100 * late);
        assertThat(late).isGreaterThan(.5);
        for (Constraint other : List.of(Constraint.FOUNDRY, Constraint.PACKAGING)) {
            assertThat(ShippedModel.share(sample, other, "2026Q4", "2026Q4")).isLessThan(late);
        }
    }

    /** F0036 ÷ F0045 = F0046: 13 M stacks fill 1.6 M packages of a 910C, through the packaging line itself. */
    @Test
    void thirteenMillionStacksFill1600000Packages() {
        ProductPlan plan = ProductPlan.of(ShippedModel.structure());
        int c910 = 0;
        double[][] dies = new double[plan.dies()][ShippedModel.QUARTERS];
        dies[plan.dieOf()[c910]][PackagingLine.STOCK_QUARTER] = 1e8;
        double[] capacity = new double[ShippedModel.QUARTERS];
        capacity[PackagingLine.STOCK_QUARTER] = 1e9;
        double[][] shares = new double[plan.products()][1];
        shares[c910][0] = 1;
        PackagingInputs inputs = new PackagingInputs(
                List.of(),
                new boolean[plan.products()][ShippedModel.QUARTERS],
                new boolean[plan.dies()][ShippedModel.QUARTERS],
                shares,
                new DieBank.Dies(new double[1], new double[1], new double[1], new double[ShippedModel.QUARTERS]),
                new Memory.Stacks(
                        new double[] {13e6}, new double[ShippedModel.QUARTERS], new double[ShippedModel.QUARTERS]),
                capacity,
                new double[] {.9});
        PackagingLine line = new PackagingLine(plan, inputs, dies);
        line.begin(0);
        line.step(PackagingLine.STOCK_QUARTER);
        assertThat(line.books().packages[c910]).isEqualTo(13e6 / 8).isCloseTo(1.6e6, within(.05e6));
        assertThat(line.constraint()).isEqualTo(Constraint.HBM);
    }
}
