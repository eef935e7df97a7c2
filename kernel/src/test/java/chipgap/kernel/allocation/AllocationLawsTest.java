package chipgap.kernel.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chipgap.kernel.allocation.Instance.Outcome;
import chipgap.kernel.allocation.Instance.Shape;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every allocation, whatever its numbers; where a rule breaks a law of the others, a test says so. */
class AllocationLawsTest {
    static Stream<Arguments> rulesAndShapes() {
        return Arrays.stream(AllocationRule.values())
                .flatMap(rule -> Arrays.stream(Shape.values()).map(shape -> arguments(rule, shape)));
    }

    @ParameterizedTest
    @MethodSource("rulesAndShapes")
    void whatIsUsedIsServedAndNobodyGoesShortBesideLeftovers(AllocationRule rule, Shape shape) {
        Instance.forEach(shape, instance -> assertBalanced(instance, instance.solve(rule)));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void theLawsHoldWithoutClosedSetsToo(Shape shape) {
        Instance.forEach(shape, instance -> {
            AllocationNetwork network = instance.network(AllocationRule.MARKET);
            assertBalanced(
                    instance,
                    instance.solve(new Allocator(network, new EachDrawFilling(network, new FlowFilling(network)))));
        });
    }

    @ParameterizedTest
    @EnumSource(AllocationRule.class)
    void largeNetworksKeepTheLaws(AllocationRule rule) {
        for (long seed = 1; seed <= 10; seed++) {
            Instance instance = Instance.large(seed);
            assertThat(instance.network(rule).closedSets)
                    .as("%s: has too many closed sets to list", instance)
                    .isFalse();
            assertBalanced(instance, instance.solve(rule));
        }
    }

    @ParameterizedTest
    @MethodSource("rulesAndShapes")
    void theUnitDoesNotMatter(AllocationRule rule, Shape shape) {
        Instance.forEach(shape, instance -> {
            Outcome scaled = instance.times(1024).solve(rule);
            assertThat(scaled.unmet())
                    .as(instance.toString())
                    .isEqualTo(Instance.times(instance.solve(rule).unmet(), 1024));
        });
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void prioritiesMoveShortageButNeverAddToIt(Shape shape) {
        Instance.forEach(shape, instance -> {
            double least = instance.solve(AllocationRule.EQUAL_TIER).totalUnmet();
            for (AllocationRule rule : new AllocationRule[] {AllocationRule.TIERED, AllocationRule.MARKET}) {
                assertThat(instance.solve(rule).totalUnmet())
                        .as("%s: %s", instance, rule)
                        .isCloseTo(least, within(instance.tolerance()));
            }
            assertThat(instance.solve(AllocationRule.PRO_RATA).totalUnmet())
                    .as("%s: pro rata has no foresight", instance)
                    .isGreaterThanOrEqualTo(least - instance.tolerance());
        });
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void laterTiersTakeNothingFromEarlierOnes(Shape shape) {
        Instance.forEach(shape, instance -> {
            double[] alone = instance.need().clone();
            for (int cell = 0; cell < alone.length; cell++) {
                alone[cell] = instance.cells().get(cell).tier() == 0 ? alone[cell] : 0;
            }
            Outcome together = instance.solve(AllocationRule.TIERED);
            Outcome firstAlone = instance.withNeed(alone).solve(AllocationRule.TIERED);
            for (int cell = 0; cell < alone.length; cell++) {
                if (instance.cells().get(cell).tier() == 0) {
                    assertThat(together.unmet()[cell])
                            .as("%s: cell %d", instance, cell)
                            .isEqualTo(firstAlone.unmet()[cell]);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("rulesAndShapes")
    void moreSupplyHarmsNobodyAndSoNotTheTotal(AllocationRule rule, Shape shape) {
        Instance.forEach(shape, instance -> {
            double[] before = instance.solve(rule).unmet();
            for (int i = 0; i < instance.supplyCount(); i++) {
                double[] after = withMore(instance, i).solve(rule).unmet();
                for (int cell = 0; cell < before.length; cell++) {
                    assertThat(after[cell])
                            .as("%s: more of supply %d for cell %d", instance, i, cell)
                            .isLessThanOrEqualTo(before[cell] + instance.tolerance());
                }
            }
        });
    }

    private static Instance withMore(Instance instance, int i) {
        double[] more = instance.supply().clone();
        more[i] += Arrays.stream(instance.need()).sum() / 10;
        return instance.withSupply(more);
    }

    private static void assertBalanced(Instance instance, Outcome outcome) {
        double[] need = instance.need();
        for (int cell = 0; cell < need.length; cell++) {
            assertThat(outcome.unmet()[cell]).as("%s: cell %d", instance, cell).isBetween(0.0, need[cell]);
        }
        assertThat(Arrays.stream(outcome.used()).sum())
                .as("%s: used = served", instance)
                .isCloseTo(Arrays.stream(need).sum() - outcome.totalUnmet(), within(instance.tolerance()));
        for (int i = 0; i < instance.supplyCount(); i++) {
            double left = instance.supply()[i] - outcome.used()[i];
            assertThat(outcome.used()[i]).as("%s: supply %d", instance, i).isBetween(0.0, instance.supply()[i]);
            for (int cell = 0; cell < need.length; cell++) {
                if (instance.mayServe(i, cell) && outcome.unmet()[cell] > instance.tolerance()) {
                    assertThat(left)
                            .as("%s: left of supply %d beside short cell %d", instance, i, cell)
                            .isLessThanOrEqualTo(instance.tolerance());
                }
            }
        }
    }
}
