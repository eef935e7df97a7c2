package chipgap.supply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Grade;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Period;
import chipgap.kernel.time.Quarter;
import chipgap.platform.figure.ShippedEvidence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In every draw and quarter nothing comes from nowhere: in = out + stock + scrap for wafers, dies, the bank and stacks. */
class ConservationTest {
    private static final DrawBlock BLOCK = ShippedModel.block(256);
    private static final int QUARTERS = ShippedModel.QUARTERS;

    private final SupplyStructure whole = ShippedModel.structure();

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-31", "2026-09-30"})
    void wafersAndDiesAddUp(LocalDate asOf) {
        SupplyStructure structure = whole.announcedBy(asOf);
        Foundry foundry = new Foundry(structure, ShippedEvidence.asOf(asOf));
        Foundry.Run run = foundry.sample(BLOCK, ShippedModel.rulesOf2025(BLOCK));
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            run.draw(draw);
            double[] started = new double[QUARTERS];
            for (int line = 0; line < structure.lines().size(); line++) {
                add(run.wafers(line), 1, started);
            }
            double[] used = new double[QUARTERS];
            for (int die = 0; die < structure.dies().size(); die++) {
                double[] gross = run.gross(die).clone();
                for (int q = 0; q < QUARTERS; q++) {
                    assertThat(run.good()[die][q]).isBetween(0.0, gross[q]);
                }
                add(gross, 1 / WaferGeometry.grossDies(structure.dies().get(die).areaMm2()), used);
            }
            for (int q = 0; q < QUARTERS; q++) {
                assertThat(used[q]).isCloseTo(started[q], within(1e-9 * started[q]));
            }
        }
    }

    private static void add(double[] row, double factor, double[] sums) {
        for (int q = 0; q < row.length; q++) {
            sums[q] += factor * row[q];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-31", "2026-09-30"})
    void diesBankAndStacksAddUpAndNothingIsReconciledWhereNothingWasPublished(LocalDate asOf) {
        SupplyStructure structure = whole.announcedBy(asOf);
        Packaging packaging = new Packaging(structure, ShippedEvidence.asOf(asOf));
        SupplyPolicy policy = ShippedModel.rulesOf2025(BLOCK);
        PackagingInputs inputs = packaging.inputs(BLOCK, policy);
        Foundry.Run foundry = new Foundry(structure, ShippedEvidence.asOf(asOf)).sample(BLOCK, policy);
        int[] modelled = new int[1];
        packaging.run(inputs, foundry, (line, cell) -> {
            Books books = line.books();
            boolean anyPublished = false;
            for (boolean[] published : inputs.isPublished()) {
                anyPublished |= published[cell % QUARTERS];
            }
            for (int die = 0; die < books.available.length; die++) {
                double in = books.opening[die] + books.received[die] + books.reconciled[die];
                assertThat(books.used(die) + books.available[die]).isCloseTo(in, within(1e-9 * (1 + in)));
                assertThat(books.available[die]).isNotNegative();
            }
            double bank = books.bankOpening + books.bankReceived;
            assertThat(books.bankUsed() + books.bank).isCloseTo(bank, within(1e-9 * (1 + bank)));
            double stacks = books.stacksOpening + books.stacksImported + books.stacksDomestic + books.stacksReconciled;
            if (cell % QUARTERS >= PackagingLine.STOCK_QUARTER) {
                assertThat(books.stacksUsed() + books.stacks).isCloseTo(stacks, within(1e-9 * (1 + stacks)));
            }
            if (!anyPublished) {
                modelled[0]++;
                assertThat(books.reconciled).containsOnly(0);
                assertThat(cell % QUARTERS < PackagingLine.STOCK_QUARTER ? 0 : books.stacksReconciled)
                        .isLessThan(1e-6);
            }
        });
        assertThat(modelled[0]).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-31", "2026-09-30"})
    void chipsAreNoMoreThanEachInputAllows(LocalDate asOf) {
        SupplyStructure structure = whole.announcedBy(asOf);
        Packaging packaging = new Packaging(structure, ShippedEvidence.asOf(asOf));
        SupplyPolicy policy = ShippedModel.rulesOf2025(BLOCK);
        PackagingInputs inputs = packaging.inputs(BLOCK, policy);
        Foundry.Run foundry = new Foundry(structure, ShippedEvidence.asOf(asOf)).sample(BLOCK, policy);
        ProductPlan plan = ProductPlan.of(structure);
        packaging.run(inputs, foundry, (line, cell) -> {
            Books books = line.books();
            double stacks = 0;
            double packages = 0;
            for (int p = 0; p < plan.products(); p++) {
                assertThat(books.chips[p])
                        .isLessThanOrEqualTo(books.packages[p] * inputs.assemblyYield()[cell / QUARTERS] * (1 + 1e-12));
                if (!inputs.isPublished()[p][cell % QUARTERS]) {
                    stacks += books.packages[p] * plan.stacksPerChip()[p];
                    packages += books.packages[p];
                    int die = plan.dieOf()[p];
                    double dies = books.opening[die]
                            + books.received[die]
                            + (plan.isBanked()[p] ? books.bankOpening + books.bankReceived : 0);
                    assertThat(books.packages[p] * plan.diesPerChip()[p]).isLessThanOrEqualTo(dies * (1 + 1e-9) + 1e-6);
                }
            }
            assertThat(packages).isLessThanOrEqualTo(inputs.capacity()[cell] * (1 + 1e-9));
            if (cell % QUARTERS >= PackagingLine.STOCK_QUARTER) {
                assertThat(stacks)
                        .isLessThanOrEqualTo(
                                (books.stacksOpening + books.stacksImported + books.stacksDomestic) * (1 + 1e-9));
            }
        });
    }

    /** The yield is the only figure that is not the shipped one. */
    @Test
    void withoutYieldThereAreNoDomesticChipsButThoseOfPublishedQuarters() {
        Evidence shipped = ShippedEvidence.asOf(ShippedModel.NEWEST);
        Figure none = new Figure(
                "none",
                "smic.ai_die.yield",
                Period.parse("2025Q4"),
                null,
                1e-12,
                null,
                .9,
                "nobody",
                Grade.A,
                LocalDate.EPOCH);
        List<Figure> figures = Stream.concat(
                        Stream.of(none),
                        ShippedEvidence.sampled().stream()
                                .filter(quantity -> !quantity.name().equals(none.quantity()))
                                .flatMap(quantity -> shipped.figures(quantity.name()).stream()))
                .toList();
        SupplyModel model = ShippedModel.of(Evidence.asOf(ShippedModel.NEWEST, ShippedEvidence.sampled(), figures));
        for (Flow flow : model.sample(BLOCK, SupplyPolicy.NONE).flows()) {
            for (int cell = 0; cell < flow.chips().length && flow.pathway() == Pathway.DOMESTIC; cell++) {
                if (cell % QUARTERS >= ShippedModel.position("2026Q1")) {
                    assertThat(flow.chips()[cell]).as(flow.chip()).isLessThan(1);
                }
            }
        }
    }

    /** What is shown of a quarter is the same chips that are sampled. */
    @ParameterizedTest
    @ValueSource(strings = {"2024Q3", "2025Q4", "2027Q2"})
    void theChainEndsInTheChipsThatAreSampled(String quarter) {
        SupplyModel model = ShippedModel.asOf(ShippedModel.NEWEST);
        SupplyPolicy policy = ShippedModel.rulesOf2025(BLOCK);
        SupplySample sample = model.sample(BLOCK, policy);
        SupplyChain chain = model.chain(BLOCK, policy, Quarter.parse(quarter));
        for (SupplyChain.Amount amount : chain.amounts()) {
            @Nullable Pathway pathway = switch (amount.stage()) {
                case CHIPS_DOMESTIC -> Pathway.DOMESTIC;
                case CHIPS_PROXY -> Pathway.PROXY_FABRICATION;
                case CHIPS_IMPORTED -> Pathway.LEGAL_IMPORT;
                case CHIPS_SMUGGLED -> Pathway.GREY_MARKET;
                default -> null;
            };
            if (pathway != null && !amount.part().isEmpty()) {
                assertThat(amount.values())
                        .isEqualTo(ShippedModel.column(
                                ShippedModel.chips(sample, amount.part(), pathway), ShippedModel.position(quarter)));
            }
        }
        double gross = total(chain, ChainStage.GROSS_DIES);
        assertThat(total(chain, ChainStage.GOOD_DIES) + total(chain, ChainStage.YIELD_LOSS))
                .isCloseTo(gross, within(1e-9 * gross));
        double packages = total(chain, ChainStage.PACKAGES);
        assertThat(total(chain, ChainStage.CHIPS_DOMESTIC)
                        + total(chain, ChainStage.CHIPS_PROXY)
                        + total(chain, ChainStage.ASSEMBLY_LOSS))
                .isCloseTo(packages, within(1e-9 * packages));
        assertThat(sample.flows().stream().map(Flow::pathway).distinct())
                .as("offshore compute is a memo line, no flow")
                .containsExactlyInAnyOrder(Pathway.values());
        assertThat(total(chain, ChainStage.MEMO_OFFSHORE_RENTED)).isPositive();
    }

    private static double total(SupplyChain chain, ChainStage stage) {
        return chain.amounts().stream()
                .filter(amount -> amount.stage() == stage && amount.part().isEmpty())
                .mapToDouble(amount -> Arrays.stream(amount.values()).sum())
                .sum();
    }
}
