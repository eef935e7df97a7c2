package chipgap.forecast.web;

import chipgap.forecast.model.ForecastResult;
import chipgap.forecast.model.Spread;
import chipgap.kernel.time.Quarter;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.List;

/** JSON as the page reads it: quarters as text, and of each distribution the quantiles that are drawn. What is stored keeps its own form. */
@Provider
public class PageJson implements ContextResolver<ObjectMapper> {
    /** Positions of 5, 25, 50, 75 and 95 % among the standard probabilities. */
    private static final int[] DRAWN = List.of(0.05, 0.25, 0.5, 0.75, 0.95).stream()
            .mapToInt(ForecastResult.PROBABILITIES::indexOf)
            .toArray();

    private final ObjectMapper mapper;

    PageJson(ObjectMapper stored) {
        mapper = stored.copy()
                .registerModule(new SimpleModule()
                        .addSerializer(Quarter.class, ToStringSerializer.instance)
                        .addSerializer(Spread.class, new DrawnQuantiles()));
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return mapper;
    }

    private static final class DrawnQuantiles extends JsonSerializer<Spread> {
        @Override
        public void serialize(Spread spread, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeNumberField("mean", spread.mean());
            json.writeNumberField("standardError", spread.standardError());
            write(json, "quantiles", spread.quantiles());
            if (spread.quantileErrors() != null) {
                write(json, "quantileErrors", spread.quantileErrors());
            }
            json.writeEndObject();
        }

        private static void write(JsonGenerator json, String field, List<Double> values) throws IOException {
            json.writeArrayFieldStart(field);
            for (int drawn : DRAWN) {
                json.writeNumber(values.get(drawn));
            }
            json.writeEndArray();
        }
    }
}
