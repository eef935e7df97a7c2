package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.proto.type.v1.Assumption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssumeTest {
    @Test
    void anAssumptionIsReadAsItIsTyped() {
        assertThat(Assume.parse("supply/smic.ai_die.yield=45 percent"))
                .isEqualTo(Assumption.newBuilder()
                        .setService("supply")
                        .setQuantity("quantities/smic.ai_die.yield")
                        .setValue(45)
                        .setUnit("percent")
                        .build());
        assertThat(Assume.parse("packaging.capacity@2026Q3=120 [100-1.5e2] thousand chips"))
                .isEqualTo(Assumption.newBuilder()
                        .setQuantity("quantities/packaging.capacity")
                        .setPeriod("2026Q3")
                        .setValue(120)
                        .setLow(100)
                        .setHigh(150)
                        .setUnit("thousand chips")
                        .build());
        assertThat(Assume.parse("offers.h20@2025-08=1e-6").getValue()).isEqualTo(1e-6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yield", "yield=", "yield=much", "policy/yield=1", "yield=1..2", "yield=1 [2]", "yield@=1"})
    void whatIsNoAssumptionIsRefusedWithAnExample(String typed) {
        assertThatThrownBy(() -> Assume.parse(typed))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("--assume");
    }

    @Test
    void theShippedOverlayHasAReasonForEveryNumber() {
        OverlayFile overlay = OverlayFile.read("bernstein-2025-07");
        assertThat(overlay.medians()).isTrue();
        assertThat(overlay.messages())
                .hasSizeBetween(30, 64)
                .allSatisfy(assumption -> assertThat(assumption.getReason()).containsPattern("F0\\d{3}|Ours"))
                .allSatisfy(assumption -> assertThat(assumption.getService()).isIn("supply", "demand"));
    }

    @Test
    void aFileThatIsNoOverlayIsToldInOneLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "title: x\nassumed: []\n");
        assertThatThrownBy(() -> OverlayFile.read(file.toString()))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("assumed")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> OverlayFile.read("none")).hasMessageContaining("bernstein-2025-07");
    }
}
