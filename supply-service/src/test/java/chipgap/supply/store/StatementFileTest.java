package chipgap.supply.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.platform.reference.YamlResource;
import chipgap.supply.model.SupplyStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements are compared in their own unit, with something that is modelled. */
class StatementFileTest {
    private static final String TEXT = YamlResource.text("/model/statements.yaml");
    private static final SupplyStructure STRUCTURE = YamlResource.read("/model/structure.yaml", SupplyStructure.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "measure: DIES, of: [ascend-910b, ascend-910c], year: 2025 | measure: CHIPS, of: [ascend-910b, ascend-910c], year: 2025 | F0100 is in dies and CHIPS is measured in chips",
                "F0052, quantity: cambricon.siyuan_590.chip_output | F0052, quantity: cambricon.siyuan_590.output | F0052 is about 'cambricon.siyuan_590.output'"
            })
    void aStatementInAnotherUnitOrAboutAnUnknownQuantityIsRefused(String text, String broken, String message) {
        String changed = TEXT.replace(text, broken);
        assertThat(changed).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> YamlResource.parse("statements", changed, StatementFile.class))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'of: [siyuan-590], year: 2025', 'of: [siyuan-591], year: 2025', chip 'siyuan-591'",
        "'smic-7nm', 'smic-5nm', foundry line 'smic-5nm'"
    })
    void aStatementAboutWhatIsNotModelledIsRefused(String text, String broken, String named) {
        StatementFile file = YamlResource.parse("statements", TEXT.replace(text, broken), StatementFile.class);
        assertThatThrownBy(() -> file.statements().forEach(STRUCTURE::requireModelled))
                .hasMessageContaining(named);
    }

    @Test
    void theShippedStatementsFit() {
        StatementFile file = YamlResource.parse("statements", TEXT, StatementFile.class);
        file.statements().forEach(STRUCTURE::requireModelled);
        assertThat(file.statements()).isNotEmpty();
    }
}
