package chipgap.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class JsonLineTest {
    @Test
    void aRecordIsOneLineWithItsTrace() throws IOException {
        ExtLogRecord written = new ExtLogRecord(Level.WARN, "two\nlines draws=3", JsonLineTest.class.getName());
        written.setLoggerName("org.elsewhere");
        written.setMdc(Map.of("traceId", "4bf92f3577b34da6", "sampled", "true"));
        written.setThrown(new IllegalStateException("why"));

        String line = new JsonLine("supply").format(written);

        assertThat(line).endsWith("}\n");
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("time", "level", "service", "logger", "thread", "message", "traceId", "error");
        assertThat(json.get("message").asText()).isEqualTo("two\nlines draws=3");
        assertThat(json.get("traceId").asText()).isEqualTo("4bf92f3577b34da6");
        assertThat(json.get("service").asText()).isEqualTo("supply");
        assertThat(json.get("error").asText()).contains("IllegalStateException", "why");
    }

    @Test
    void whatOurMessagesNameAreFieldsOfTheirOwn() throws IOException {
        ExtLogRecord written = new ExtLogRecord(
                Level.INFO, "Forecast failed: forecast=f-1 reason=\"no rate\" other=x", JsonLineTest.class.getName());
        written.setLoggerName("chipgap.forecast.app.RunForecast");
        JsonNode json = new ObjectMapper().readTree(new JsonLine("forecast").format(written));
        assertThat(json.get("forecast").asText()).isEqualTo("f-1");
        assertThat(json.get("reason").asText()).isEqualTo("no rate");
        assertThat(json.has("other")).isFalse();
    }
}
