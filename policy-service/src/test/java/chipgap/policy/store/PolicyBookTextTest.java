package chipgap.policy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.platform.reference.YamlResource;
import chipgap.policy.model.ChipAttribute;
import chipgap.policy.model.ChipScope;
import chipgap.policy.model.Condition;
import chipgap.policy.model.DateRange;
import chipgap.policy.model.Effect;
import chipgap.policy.model.FractionRange;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.Provision;
import chipgap.policy.model.ProvisionRecord;
import chipgap.policy.model.Scenario;
import chipgap.policy.model.Scope;
import chipgap.policy.model.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTextTest {
    private static final String SHIPPED = YamlResource.text("/reference/policy-book.yaml");

    private static PolicyBook parse(String text) {
        return PolicyBookText.parse("book", text);
    }

    @Test
    void theShippedBookHoldsEveryMeasureOfTheEdition() {
        List<Measure> measures = parse(SHIPPED).measures();
        assertThat(measures).hasSize(29);
        assertThat(measures)
                .extracting(Measure::reference)
                .doesNotHaveDuplicates()
                .contains("P900")
                .containsAll(IntStream.rangeClosed(1, 26)
                        .mapToObj("P%03d"::formatted)
                        .toList());
        assertThat(measures).allSatisfy(measure -> assertThat(measure.sources()).isNotEmpty());
    }

    /** What the two reports that the product comes from tell. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn-smic-huawei-first/huawei-first | SetAside",
                "cn-rtx-pro-6000d-halt/rtx-pro-6000d | BlockFlow",
                "cn-state-funded-directive/state-funded | DomesticOnly",
                "cn-inference-ban/inference | DomesticOnly",
                "cn-h20-guidance/h20 | BlockFlow",
                "cn-h20-guidance/orders | ContextOnly",
                "us-smuggling-enforcement/charges | ContextOnly",
                "cn-customs-crackdown/customs | BlockFlow",
                "cn-electricity-subsidy/subsidy | ElectricitySubsidy",
                "us-intel-stake/context | ContextOnly",
                "cn-new-lines-2026/context | ContextOnly",
            })
    void theNewsIsInTheBook(String key, String effect) {
        assertThat(Objects.requireNonNull(parse(SHIPPED).provisions().get(key))
                        .effect()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(effect);
    }

    @Test
    void theInferenceBanComesSlowlyIfAtAll() {
        ProvisionRecord known = Objects.requireNonNull(
                        parse(SHIPPED).provisions().get("cn-inference-ban/inference"))
                .newestRecord();
        assertThat(known.occurrenceProbability()).isLessThan(.5);
        assertThat(known.phaseInQuarters()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void theShippedScenariosAreThese() {
        assertThat(parse(SHIPPED).scenarios())
                .extracting(Scenario::id)
                .containsExactly(
                        "baseline",
                        "controls-only",
                        "h20-and-rtx-reopened",
                        "huawei-priority-off",
                        "inference-ban-2026",
                        "no-china-side-bans",
                        "no-export-controls",
                        "no-smuggling",
                        "strict-enforcement");
    }

    @Test
    void aBookOfTheFirstEditionStillReads() {
        PolicyBook book = parse(YamlResource.text("/policy-book-edition-1.yaml"));
        Provision licence = Objects.requireNonNull(book.provisions().get("us-h20-licence/licence"));
        assertThat(licence.effectOn(ChipFile.read()))
                .hasValue(new Effect.BlockFlow(
                        Effect.Pathway.LEGAL_IMPORT, Effect.Gate.EXPORTER, List.of("h20", "mi308x")));
        assertThat(book.overlay(book.scenario("open").orElseThrow()).disabled())
                .containsExactly("us-h20-licence/licence");
    }

    @Test
    void aKeyThatIsGivenTwiceIsRefused() {
        String once = "occurrence_probability: 0.35";
        assertThatThrownBy(() -> parse(SHIPPED.replace(once, once + "\n            occurrence_probability: 0.9")))
                .hasMessageContaining("occurrence_probability");
    }

    @Test
    void aRecordCanBeAddedToAText() {
        ProvisionRecord added = new ProvisionRecord(
                LocalDate.of(2025, 12, 8),
                Status.IN_FORCE,
                1,
                DateRange.certain(LocalDate.of(2023, 11, 17)),
                new DateRange(LocalDate.of(2025, 12, 8), LocalDate.of(2026, 2, 1), LocalDate.of(2026, 6, 1)),
                .75,
                0,
                FractionRange.certain(1),
                new FractionRange(.01, .02, .05),
                "A licence is announced.");
        Provision provision =
                Objects.requireNonNull(parse(PolicyYaml.withRecord(SHIPPED, "us-october-2023-rule/h200", added))
                        .provisions()
                        .get("us-october-2023-rule/h200"));
        assertThat(provision.newestRecord()).isEqualTo(added);
        assertThat(provision.records()).hasSize(3);
    }

    @Test
    void aScenarioReadsAsItWasWritten() {
        Provision ban = new Provision(
                "ban",
                new Effect.CapFlow(Effect.Pathway.LEGAL_IMPORT, 1000, List.of()),
                new Scope(
                        new ChipScope(
                                List.of(new Condition.Words(ChipAttribute.ORIGIN, Set.of(), Set.of("CN"))),
                                List.of(List.of(new Condition.Bound(ChipAttribute.TPP, 4800.0, null))),
                                Map.of("h20", "named")),
                        List.of("CN")),
                new Provision.Precedence(Set.of("us-h20-licence/licence"), Set.of()),
                Map.of("factor.us_china_tension", .5),
                Map.of(),
                List.of(Objects.requireNonNull(parse(SHIPPED).provisions().get("cn-h20-guidance/h20"))
                        .newestRecord()));
        Scenario scenario = new Scenario(
                "mine",
                "Mine",
                "What if?",
                "baseline",
                List.of(
                        Scenario.Change.disabling("us-hbm-rule/hbm"),
                        new Scenario.Change(
                                "cn-inference-ban/inference",
                                true,
                                .5,
                                null,
                                DateRange.certain(LocalDate.of(2026, 4, 1)),
                                new FractionRange(.1, .2, .3),
                                FractionRange.certain(0))),
                List.of(ban));
        assertThat(PolicyBookText.parseScenario("mine", PolicyYaml.text(scenario)))
                .isEqualTo(scenario);
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
        assertThat(parse(SHIPPED).provisions().values().stream()
                        .flatMap(provision -> provision.effectOn(ChipFile.read()).stream())
                        .filter(Effect.BlockFlow.class::isInstance)
                        .map(Effect.BlockFlow.class::cast)
                        .filter(block -> block.chips().contains("h20"))
                        .map(Effect.BlockFlow::gate))
                .as("two gates in series on the H20")
                .containsExactlyInAnyOrder(Effect.Gate.EXPORTER, Effect.Gate.IMPORTER);
        assertThat(effects)
                .contains(new Effect.DomesticOnly(Effect.BuyerScope.STATE_FUNDED, List.of(), List.of()))
                .contains(
                        new Effect.DomesticOnly(Effect.BuyerScope.ALL, List.of(Effect.Workload.INFERENCE), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "status: UNDER_CONSIDERATION | statos: UNDER_CONSIDERATION | statos",
                "occurrence_probability: 0.35 | # gone | occurrence_probability",
                "occurrence_probability: 0.35 | occurrence_probability: 1.35 | 1.35",
                "pathway: GREY_MARKET | pathway: SIDE_DOOR | SIDE_DOOR",
                "announced_on: 2025-07-04 | announced_on: 2025-13-04 | 2025-13-04",
                "strength: [0.05, 0.15, 0.35] | strength: [0.05, 0.35] | one fraction or three",
                "- cn-customs-crackdown/customs | - cn-customs-crackdown/custom | 'no-china-side-bans'",
                "- cn-customs-crackdown/customs | - cn-customs-crackdown/custom | 'cn-customs-crackdown/custom'",
                "parent: no-china-side-bans | parent: no-china-side | 'no-china-side'",
                "tpp: {at_least: 2400, below: 4800} | tpp: {at_least: 4800, below: 2400} | at_least (4800.0) must be less than below (2400.0)",
                "tpp: {at_least: 2400, below: 4800} | flops: {at_least: 2400} | 'flops' is no attribute",
                "tpp: {at_least: 2400, below: 4800} | tpp: {at_leest: 2400} | at_leest",
                "tpp: {at_least: 2400, below: 4800} | tpp: {one_of: [high]} | tpp wants at_least",
                "supersedes: [us-october-2022-rule/chips, | supersedes: [us-october-2021-rule/chips, | 'us-october-2021-rule/chips'",
                "known_from: 2025-07-14 | known_from: 2025-04-09 | Two records of the provision 'licence' hold from 2025-04-09",
                "effective_to: [2025-09-30, 2026-03-31, 2026-12-31] | effective_to: [2025-03-31] | effective_to (2025-03-31) must not be earlier",
                "sampling_dimensions: {leakage: 0} | sampling_dimensions: {leakage: 11} | dimension 11 is claimed by",
                "sampling_dimensions: {leakage: 0} | sampling_dimensions: {leekage: 0} | leekage",
                "share_fraction: 0.92 | share_fraction: 1.92 | measure cn-smic-huawei-first: provision huawei-first",
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
