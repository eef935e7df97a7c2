package chipgap.platform.reference;

import chipgap.kernel.time.Quarter;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** YAML resources, read strictly: an unknown key, a key twice or a missing number is refused, so that a typo never becomes a silent default. */
public final class YamlResource {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .findAndAddModules()
            .addModule(new SimpleModule().addDeserializer(Quarter.class, new QuarterText()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlResource() {}

    /** Quarters as text, e.g. {@code 2026Q1}. */
    private static final class QuarterText extends StdDeserializer<Quarter> {
        QuarterText() {
            super(Quarter.class);
        }

        @Override
        public Quarter deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Quarter.parse(parser.getText());
        }
    }

    /** The text of a resource of the class path. */
    public static String text(String resource) {
        try (InputStream stream = YamlResource.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The resource %s is missing from this build.".formatted(resource));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads YAML text into a type; {@code origin} says in a refusal where the text came from. */
    public static <T> T parse(String origin, String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException invalid) {
            throw new IllegalStateException("%s: %s".formatted(origin, invalid.getMessage()), invalid);
        }
    }

    public static <T> T read(String resource, Class<T> type) {
        return parse(resource, text(resource), type);
    }
}
