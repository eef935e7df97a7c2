package chipgap.policy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.platform.reference.YamlResource;
import chipgap.policy.model.Effect;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyBook;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTextTest {
    private static final String SHIPPED = YamlResource.text("/reference/policy-book.yaml");

    private static PolicyBook parse(String text) {
        return PolicyBookText.parse("book", text, "digest", Instant.EPOCH);
    }

    @Test
    void theShippedBookHoldsEveryMeasureOfTheEdition() {
        List<Measure> measures = parse(SHIPPED).measures();
        assertThat(measures).hasSize(27);
        assertThat(measures)
                .extracting(Measure::reference)
                .doesNotHaveDuplicates()
                .contains("P001", "P026", "P900");
        assertThat(measures).allSatisfy(measure -> assertThat(measure.sources()).isNotEmpty());
    }

    @Test
    void theShippedBookModelsTheGatesTheSetAsideAndTheBans() {
        List<Effect> effects = parse(SHIPPED).measures().stream()
                .flatMap(measure -> measure.provisions().stream())
                .map(provision -> provision.effect())
                .toList();
        assertThat(effects).hasAtLeastOneElementOfType(Effect.SetAside.class);
        assertThat(effects).hasAtLeastOneElementOfType(Effect.ElectricitySubsidy.class);
        assertThat(effects).hasAtLeastOneElementOfType(Effect.InputBlock.class);
        assertThat(effects.stream()
                        .filter(Effect.BlockFlow.class::isInstance)
                        .map(Effect.BlockFlow.class::cast)
                        .filter(block -> block.chips().contains("h20"))
                        .map(Effect.BlockFlow::gate))
                .as("two gates in series on the H20")
                .containsExactlyInAnyOrder(Effect.Gate.EXPORTER, Effect.Gate.IMPORTER);
        assertThat(effects)
                .contains(new Effect.DomesticOnly(Effect.BuyerScope.STATE_FUNDED, List.of()))
                .contains(new Effect.DomesticOnly(Effect.BuyerScope.ALL, List.of(Effect.Workload.INFERENCE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: UNDER_CONSIDERATION | statos: UNDER_CONSIDERATION | statos",
                "occurrence_probability: 0.35 | # gone | occurrence_probability",
                "occurrence_probability: 0.35 | occurrence_probability: 1.35 | 1.35",
                "pathway: GREY_MARKET | pathway: SIDE_DOOR | SIDE_DOOR",
                "announced_on: 2025-07-04 | announced_on: 2025-13-04 | 2025-13-04",
                "strength: [0.05, 0.15, 0.35] | strength: [0.05, 0.35] | one fraction or three",
                "- cn-customs-crackdown/customs | - cn-customs-crackdown/custom | cn-customs-crackdown/custom",
                "effect: {context_only: {}} | effect: {} | exactly one kind",
            })
    void aMistakeIsRefusedWithItsPlace(String right, String wrong, String named) {
        assertThat(SHIPPED).contains(right);
        assertThatThrownBy(() -> parse(SHIPPED.replace(right, wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("book")
                .hasMessageContaining(named);
    }
}
