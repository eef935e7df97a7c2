package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The alert rules as files: complete, explained, and accepted by Prometheus. */
class AlertsTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void theAlertsAreComplete() throws IOException {
        for (JsonNode rule : Observability.rules()) {
            assertThat(rule.at("/alert").asText()).startsWith("Chipgap");
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
            assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
            assertThat(Files.readString(HOME.resolve("docs/operations.md")))
                    .contains("| " + rule.at("/alert").asText() + " |");
        }
    }

    @Test
    void prometheusOwnCheckAcceptsTheAlerts() throws InterruptedException, IOException {
        Path rules = HOME.resolve("deploy/observability/alerts.yaml");
        Process check;
        try {
            check = new ProcessBuilder("promtool", "check", "rules", rules.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            System.out.println("  alerts not checked by promtool, which is not installed");
            Assumptions.abort();
            return;
        }
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }
}
