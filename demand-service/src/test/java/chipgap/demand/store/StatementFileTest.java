package chipgap.demand.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.platform.reference.YamlResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements are compared in their own unit, with a quantity that is described. */
class StatementFileTest {
    private static final String TEXT = YamlResource.text("/model/statements.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "measure: CHIPS | measure: VALUE | F0239 is in chips and VALUE is measured in USD bn",
                "F0239, quantity: china.ai_chips.demand_units_2026 | F0239, quantity: china.ai_chips.units | F0239 is about 'china.ai_chips.units'"
            })
    void aStatementInAnotherUnitOrAboutAnUnknownQuantityIsRefused(String text, String broken, String message) {
        String changed = TEXT.replace(text, broken);
        assertThat(changed).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> YamlResource.parse("statements", changed, StatementFile.class))
                .hasMessageContaining(message);
    }

    @Test
    void theShippedStatementsFit() {
        assertThat(YamlResource.parse("statements", TEXT, StatementFile.class).statements())
                .isNotEmpty();
    }
}
