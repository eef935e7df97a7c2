package chipgap.platform.operations;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.StructuredFormatter;

/**
 * The log as one JSON object a line, for collectors: {@code time, level, logger, thread, message, context} (with {@code traceId} and
 * {@code spanId}), {@code service}, {@code error} where something was thrown, and each {@code key=value} of the message whose key belongs to our
 * vocabulary, as text. Switched on by {@code chipgap.log.json=true}.
 */
@ApplicationScoped
class JsonLog {
    /** What our messages say as {@code key=value}. */
    private static final Pattern VOCABULARY = Pattern.compile(
            "\\b(forecast|draws|millis|reason|correlationId|shipped|added|id|provision)=(\"[^\"]*\"|\\S+)");

    private final boolean isOn;
    private final String service;

    JsonLog(
            @ConfigProperty(name = "chipgap.log.json", defaultValue = "false") boolean isOn,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.isOn = isOn;
        this.service = service;
    }

    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        if (isOn) {
            Formatter formatter = formatter(service);
            Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                    .forEach(handler -> handler.setFormatter(formatter));
        }
    }

    static Formatter formatter(String service) {
        JsonFormatter formatter = new WithVocabulary();
        formatter.setExceptionOutputType(StructuredFormatter.ExceptionOutputType.FORMATTED);
        formatter.setMetaData("service=" + service);
        formatter.setRecordDelimiter("\n");
        return formatter;
    }

    private static final class WithVocabulary extends JsonFormatter {
        WithVocabulary() {
            super(Map.of(
                    StructuredFormatter.Key.TIMESTAMP, "time",
                    StructuredFormatter.Key.LOGGER_NAME, "logger",
                    StructuredFormatter.Key.THREAD_NAME, "thread",
                    StructuredFormatter.Key.MDC, "context",
                    StructuredFormatter.Key.STACK_TRACE, "error"));
        }

        @Override
        protected void after(Generator generator, ExtLogRecord written) throws Exception {
            super.after(generator, written);
            if (String.valueOf(written.getLoggerName()).startsWith("chipgap.")) {
                Matcher said = VOCABULARY.matcher(formatMessage(written));
                while (said.find()) {
                    generator.add(said.group(1), said.group(2).replace("\"", ""));
                }
            }
        }
    }
}
