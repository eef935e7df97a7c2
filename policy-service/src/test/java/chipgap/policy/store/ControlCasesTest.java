package chipgap.policy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.platform.reference.YamlResource;
import chipgap.policy.model.Catalogue;
import chipgap.policy.model.ChipAttribute;
import chipgap.policy.model.ChipControls;
import chipgap.policy.model.ChipFacts;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.ThresholdEdit;
import chipgap.policy.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The shipped rules on the shipped chips. The cases stand in control-cases.csv. */
class ControlCasesTest {
    private static final PolicyBook BOOK =
            PolicyBookText.parse("book", YamlResource.text("/reference/policy-book.yaml"));
    private static final Catalogue CHIPS = ChipFile.read();
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 30);
    private static final ChipControls CONTROLS = new ChipControls(BOOK, TODAY);
    private static final String FLAGSHIP = "us-october-2023-rule/flagship-chips";

    @ParameterizedTest(name = "{0} on {1}: {2} ({4}, {5})")
    @CsvFileSource(resources = "/control-cases.csv")
    void catches(String chip, LocalDate day, String caughtBy, String says, String reason, String reference) {
        List<Verdict> verdicts = CONTROLS.classify(CHIPS.chip(chip).orElseThrow(), day);
        if (caughtBy.startsWith("undetermined ")) {
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict.kind() == Verdict.Kind.UNDETERMINED)
                    .extracting(Verdict::key)
                    .contains(caughtBy.substring("undetermined ".length()));
        } else {
            assertThat(verdicts.stream()
                            .filter(verdict -> verdict.kind() == Verdict.Kind.CAUGHT)
                            .map(Verdict::key)
                            .collect(Collectors.joining(" ")))
                    .as(reason)
                    .isEqualTo(caughtBy.equals("-") ? "" : caughtBy);
        }
        if (says != null) {
            assertThat(verdicts).extracting(Verdict::explanation).anyMatch(explanation -> explanation.contains(says));
        }
        assertThat(BOOK.measures()).extracting(measure -> measure.reference()).contains(reference);
    }

    @Test
    void theCatalogueIsThatOfSupply() throws IOException {
        assertThat(YamlResource.text("/reference/chips.csv"))
                .isEqualTo(Files.readString(Path.of("../supply-service/src/main/resources/reference/chips.csv")));
    }

    @Test
    void everyScopeNamesChipsThereAre() {
        CHIPS.check(BOOK.provisions());
        PolicyBook typo = PolicyBookText.parse(
                "book", YamlResource.text("/reference/policy-book.yaml").replace("chips: [h20]", "chips: [h2o]"));
        assertThatThrownBy(() -> CHIPS.check(typo.provisions()))
                .hasMessageContaining("cn-h20-guidance/h20")
                .hasMessageContaining("'h2o'");
    }

    @Test
    void aLowerThresholdCatchesMoreAndAHigherOneLess() {
        assertThat(crossings(FLAGSHIP, new ThresholdEdit(1, ChipAttribute.TPP, 2000.0, null)))
                .containsExactly("h20 OUT_OF_SCOPE CAUGHT");
        assertThat(crossings(FLAGSHIP, new ThresholdEdit(2, ChipAttribute.PERFORMANCE_DENSITY, 2.5, null)))
                .containsExactly("h20 OUT_OF_SCOPE CAUGHT");
        assertThat(crossings("us-october-2023-rule/h200", new ThresholdEdit(1, ChipAttribute.TPP, 20_000.0, null)))
                .as("still caught by its density")
                .isEmpty();
        assertThat(crossings(
                        "us-h20-licence/requirement",
                        new ThresholdEdit(1, ChipAttribute.MEMORY_BANDWIDTH_TBS, 4.5, null)))
                .as("the H20 is still at its chip-to-chip bandwidth")
                .isEmpty();
        assertThat(crossings(FLAGSHIP, new ThresholdEdit(1, ChipAttribute.TPP, 4800.0, null)))
                .as("the bound it has")
                .isEmpty();
    }

    @Test
    void anEditNeedsABoundThatIsThere() {
        assertThatThrownBy(() -> crossings(FLAGSHIP, new ThresholdEdit(1, ChipAttribute.HBM_STACKS, 4.0, null)))
                .hasMessageContaining("no bound on hbm_stacks");
        assertThatThrownBy(() -> crossings(FLAGSHIP, new ThresholdEdit(3, ChipAttribute.TPP, 4.0, null)))
                .hasMessageContaining("alternatives 1 to 2");
    }

    private static List<String> crossings(String key, ThresholdEdit edit) {
        return CONTROLS.crossings(key, edit, CHIPS, TODAY).stream()
                .map(crossing -> "%s %s %s"
                        .formatted(
                                crossing.chip().id(),
                                crossing.before().kind(),
                                crossing.after().kind()))
                .toList();
    }

    @Test
    void performanceCountsTheHighestProductOfRateAndLength() {
        ChipFacts chip = new ChipFacts("", "", "", "", "", 100.0, 190.0, 420.0, 500.0, null, null, null);
        assertThat(chip.tpp()).hasValue(1680.0);
        assertThat(chip.performanceDensity()).hasValue(3.36);
    }
}
