package chipgap.supply.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.platform.figure.ShippedEvidence;
import chipgap.platform.reference.YamlResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A structure that cannot be worked with is refused, and the refusal names what is wrong with it. */
class StructureCheckTest {
    private static final String TEXT = YamlResource.text("/model/structure.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "chip: siyuan-590, die: siyuan-590, | chip: siyuan-590, | 'siyuan-590' must state its die",
                "chip: bw1000, die: bw1000, dies_per_chip: 1, stacks_per_chip: 4 | chip: bw1000, die: bw1000, dies_per_chip: 1 | 'bw1000' must state its die",
                "chip: bw1000, die: bw1000, dies_per_chip: 1 | chip: bw1000, die: bw1000, dies_per_chip: 0 | 'bw1000' needs at least one die",
                "chip: bw1000, die: bw1000 | chip: bw1000, die: bw2000 | 'bw1000' names the die 'bw2000'",
                "[ascend-950pr, ascend-910c, ascend-910b] | [ascend-950pr, ascend-910c, ascend-950pr, ascend-910b] | 'huawei' comes round to 'ascend-950pr' again",
                "[ascend-950pr, ascend-910c, ascend-910b] | [ascend-950pr, ascend-910b] | 'huawei' leaves out 'ascend-910c'",
                "[ascend-950pr, ascend-910c, ascend-910b] | [ascend-950pr, ascend-910c, siyuan-590] | 'huawei' names 'siyuan-590'",
                "only_for: huawei | only_for: huawai | 'huawei-linked' works for the designer 'huawai'",
                "designer: cambricon, area_mm2: 550 | designer: cambricom, area_mm2: 550 | 'siyuan-590' names the designer 'cambricom'",
                "stage: ADDED | stage: INSTALLED | 'smic-2026' is INSTALLED",
                "designer: cambricon, area_mm2: 550 | designer: cambricon, area_mm2: 0 | 'siyuan-590' must be above 0"
            })
    void aBrokenStructureIsRefusedByName(String text, String broken, String message) {
        String changed = TEXT.replace(text, broken);
        assertThat(changed).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> YamlResource.parse("structure", changed, SupplyStructure.class))
                .hasMessageContaining(message);
    }

    @Test
    void aLineWithoutFiguresIsRefusedByName() {
        SupplyStructure structure = YamlResource.parse(
                "structure", TEXT.replace("huali.wafer_starts", "huali.starts"), SupplyStructure.class);
        assertThatThrownBy(() -> structure.requireFigures(ShippedEvidence.asOf(ShippedModel.NEWEST)))
                .hasMessageContaining("'huali'")
                .hasMessageContaining("'huali.starts'");
    }
}
