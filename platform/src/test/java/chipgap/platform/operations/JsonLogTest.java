package chipgap.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class JsonLogTest {
    @Test
    void aRecordIsOneLineOfTheFixedVocabulary() throws IOException {
        ExtLogRecord written = new ExtLogRecord(Level.WARN, "two\nlines", JsonLogTest.class.getName());
        written.setLoggerName("chipgap.test");
        written.setMdc(Map.of("traceId", "4bf92f3577b34da6"));
        written.setThrown(new IllegalStateException("why"));

        String line = JsonLog.formatter("supply").format(written);

        assertThat(line).endsWith("}\n");
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.fieldNames())
                .toIterable()
                .contains("time", "level", "logger", "thread", "message", "context", "service", "error");
        assertThat(json.get("message").asText()).isEqualTo("two\nlines");
        assertThat(json.get("context").get("traceId").asText()).isEqualTo("4bf92f3577b34da6");
        assertThat(json.has("forecast")).isFalse();
        assertThat(json.get("service").asText()).isEqualTo("supply");
        assertThat(json.get("error").asText()).contains("IllegalStateException", "why");
    }

    @Test
    void whatAMessageNamesIsAFieldOfItsOwn() throws IOException {
        ExtLogRecord written =
                new ExtLogRecord(Level.INFO, "Forecast failed: forecast=f-1 reason=\"no rate\" other=x", "any");
        written.setLoggerName("chipgap.forecast.app.RunForecast");
        JsonNode json =
                new ObjectMapper().readTree(JsonLog.formatter("forecast").format(written));
        assertThat(json.get("forecast").asText()).isEqualTo("f-1");
        assertThat(json.get("reason").asText()).isEqualTo("no rate");
        assertThat(json.has("other")).isFalse();
    }
}
