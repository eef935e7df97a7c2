package chipgap.supply.model;

import static chipgap.supply.model.ShippedModel.chips;
import static chipgap.supply.model.ShippedModel.position;
import static chipgap.supply.model.ShippedModel.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import chipgap.platform.figure.ShippedEvidence;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each effect acts where it belongs, and not before its time. */
class PolicyEffectsTest {
    private static final DrawBlock BLOCK = ShippedModel.block(256);
    private static final int QUARTERS = ShippedModel.QUARTERS;
    private static final SupplyModel MODEL = ShippedModel.asOf(ShippedModel.NEWEST);
    private static final Foundry FOUNDRY =
            new Foundry(ShippedModel.structure(), ShippedEvidence.asOf(ShippedModel.NEWEST));
    private static final SupplySample BASE = MODEL.sample(BLOCK, SupplyPolicy.NONE);

    @Test
    void toolControlsStopWhatLinesWouldAddAndNotWhatTheyRun() {
        double[][] free = FOUNDRY.capacity(BLOCK, SupplyPolicy.NONE);
        double[][] cut = FOUNDRY.capacity(
                BLOCK, ShippedModel.inputBlock(SupplyPolicy.Input.FAB_TOOLS, since(BLOCK, "2026Q2", 1)));
        int start = position("2026Q2");
        for (int line = 0; line < free.length; line++) {
            for (int cell = 0; cell < free[line].length; cell++) {
                int q = cell % QUARTERS;
                if (q < start) {
                    assertThat(cut[line][cell]).isEqualTo(free[line][cell]);
                } else {
                    assertThat(cut[line][cell]).isLessThanOrEqualTo(cut[line][cell - 1] * (1 + 1e-12) + 1e-9);
                    assertThat(cut[line][cell]).isLessThanOrEqualTo(free[line][cell]);
                }
            }
        }
        assertThat(Arrays.stream(cut).mapToDouble(line -> line[QUARTERS - 1]).sum())
                .isPositive();
    }

    @Test
    void aCapIsSharedByItsChipsAndLeavesPublishedDeliveriesAlone() {
        SupplyPolicy.FlowCap cap = new SupplyPolicy.FlowCap(
                new SupplyPolicy.Chips(Pathway.LEGAL_IMPORT, Set.of("h20", "h200")), 50_000, since(BLOCK, "2024Q1", 1));
        SupplySample capped =
                MODEL.sample(BLOCK, new SupplyPolicy(List.of(), List.of(cap), List.of(), List.of(), List.of()));
        double[] h20 = chips(capped, "h20", Pathway.LEGAL_IMPORT);
        double[] h200 = chips(capped, "h200", Pathway.LEGAL_IMPORT);
        double[] free = chips(BASE, "h20", Pathway.LEGAL_IMPORT);
        for (int cell = 0; cell < h20.length; cell++) {
            if (cell % QUARTERS <= position("2025Q3")) {
                assertThat(h20[cell]).isEqualTo(free[cell]);
            } else {
                assertThat(h20[cell] + h200[cell]).isLessThanOrEqualTo(50_000 * (1 + 1e-12));
            }
        }
        assertThat(chips(capped, "rtx-pro-6000d", Pathway.LEGAL_IMPORT))
                .isEqualTo(chips(BASE, "rtx-pro-6000d", Pathway.LEGAL_IMPORT));
    }

    @Test
    void anticipationMovesOffersForwardAndAddsNone() {
        SupplyPolicy.Anticipation rush = new SupplyPolicy.Anticipation(
                new SupplyPolicy.Chips(Pathway.LEGAL_IMPORT, Set.of("h20")), 3, .5, only("2026Q2"));
        SupplySample rushed =
                MODEL.sample(BLOCK, new SupplyPolicy(List.of(), List.of(), List.of(), List.of(), List.of(rush)));
        double[] before = chips(BASE, "h20", Pathway.LEGAL_IMPORT);
        double[] after = chips(rushed, "h20", Pathway.LEGAL_IMPORT);
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            int q = draw * QUARTERS + position("2026Q2");
            assertThat(after[q])
                    .isCloseTo(before[q] + .5 * (before[q + 1] + before[q + 2] + before[q + 3]), within(1e-6));
            assertThat(after[q + 1]).isCloseTo(before[q + 1] / 2, within(1e-6));
            assertThat(after[q + 4]).isEqualTo(before[q + 4]);
            assertThat(after[q - 1]).isEqualTo(before[q - 1]);
        }
    }

    /** The rush before the memory rule of December 2024, in a later rule: what came early stays, what would have come later is stopped. */
    @Test
    void aRushBeforeABlockOfMemoryLeavesMoreStacksThanTheBlockAlone() {
        SupplyPolicy.InputBlock stop =
                new SupplyPolicy.InputBlock(SupplyPolicy.Input.HBM_IMPORT, since(BLOCK, "2026Q3", 1));
        SupplyPolicy.Anticipation rush = new SupplyPolicy.Anticipation(
                new SupplyPolicy.Inflow(SupplyPolicy.Input.HBM_IMPORT), 4, .8, only("2026Q2"));
        SupplyPolicy alone = new SupplyPolicy(List.of(), List.of(), List.of(stop), List.of(), List.of());
        SupplyPolicy rushed = new SupplyPolicy(List.of(), List.of(), List.of(stop), List.of(), List.of(rush));
        Memory memory = new Memory(ShippedModel.structure().memoryMakers(), ShippedEvidence.asOf(ShippedModel.NEWEST));
        double[] without = memory.sample(BLOCK, alone).imported();
        double[] with = memory.sample(BLOCK, rushed).imported();
        int q = position("2026Q2");
        assertThat(with[q]).isCloseTo(without[q] * (1 + .8 * 4), within(1e-6));
        assertThat(with[q + 1]).isZero();
        assertThat(with[q - 1]).isEqualTo(without[q - 1]);
    }

    @Test
    void proxyFabricationLivesOnTheBankAloneOnceItsInflowIsClosed() {
        SupplyPolicy closed = ShippedModel.inputBlock(SupplyPolicy.Input.PROXY_DIES, since(BLOCK, "2024Q4", 1));
        double[] bank = ShippedEvidence.asOf(ShippedModel.NEWEST)
                .value("huawei.die_bank.delivered")
                .sample(BLOCK);
        SupplySample sample = MODEL.sample(BLOCK, closed);
        double[] c910 = chips(sample, "ascend-910c", Pathway.PROXY_FABRICATION);
        double[] b910 = chips(sample, "ascend-910b", Pathway.PROXY_FABRICATION);
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            double dies = 0;
            for (int q = 0; q < QUARTERS; q++) {
                dies += 2 * c910[draw * QUARTERS + q] + b910[draw * QUARTERS + q];
            }
            assertThat(dies).isLessThanOrEqualTo(bank[draw] * (1 + 1e-9));
        }
    }

    @Test
    void racksAreWholeAndPartOfTheSmuggledCompute() {
        double[] racked = chips(BASE, "gb200", Pathway.GREY_MARKET);
        assertThat(Arrays.stream(racked).allMatch(chips -> chips % 72 == 0)).isTrue();
        assertThat(Arrays.stream(racked).sum()).isPositive();
        assertThat(Arrays.stream(chips(BASE, "h100", Pathway.GREY_MARKET)).allMatch(chips -> chips >= 0))
                .isTrue();
        SupplySample strict =
                MODEL.sample(BLOCK, ShippedModel.flowBlock(Pathway.GREY_MARKET, Set.of(), since(BLOCK, "2024Q1", 1)));
        double[] stopped = chips(strict, "gb200", Pathway.GREY_MARKET);
        assertThat(Arrays.stream(stopped).sum()).isZero();
    }

    /** A set-aside is about the lines that all designers share. */
    @Test
    void aSetAsideOfEverythingLeavesTheOthersNothingAndHuaweisOwnFabsAsTheyWere() {
        Foundry.Run free = FOUNDRY.sample(BLOCK, SupplyPolicy.NONE);
        Foundry.Run aside = FOUNDRY.sample(BLOCK, ShippedModel.setAside("huawei", 1, since(BLOCK, "2024Q1", 1)));
        int last = QUARTERS - 1;
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            free.draw(draw);
            aside.draw(draw);
            for (int line = 0; line < ShippedModel.structure().lines().size(); line++) {
                assertThat(aside.wafers(line)).isEqualTo(free.wafers(line));
            }
            for (int die = 2; die < free.good().length; die++) {
                assertThat(aside.good()[die][last]).isZero();
            }
            assertThat(aside.good()[0][last]).isGreaterThan(free.good()[0][last]);
        }
    }

    private static double[] only(String quarter) {
        double[] intensities = new double[BLOCK.drawCount() * QUARTERS];
        for (int cell = position(quarter); cell < intensities.length; cell += QUARTERS) {
            intensities[cell] = 1;
        }
        return intensities;
    }
}
