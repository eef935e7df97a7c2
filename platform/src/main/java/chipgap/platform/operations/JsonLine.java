package chipgap.platform.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * A record of the log as one JSON object on one line: {@code time, level, service, logger, thread, message, traceId, spanId}, {@code error} where
 * something was thrown, and each {@code key=value} of our messages whose key belongs to our vocabulary. All are texts.
 */
final class JsonLine extends ExtFormatter {
    private static final Pattern VOCABULARY = Pattern.compile(
            "\\b(forecast|sweep|case|part|parts|shard|draws|millis|reason|correlationId|shipped|added|id|provision)=(\"[^\"]*\"|\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;

    JsonLine(String service) {
        this.service = service;
    }

    @Override
    public String format(ExtLogRecord written) {
        String message = formatMessage(written);
        Map<String, String> line = new LinkedHashMap<>();
        line.put("time", written.getInstant().toString());
        line.put("level", written.getLevel().getName());
        line.put("service", service);
        line.put("logger", written.getLoggerName());
        line.put("thread", written.getThreadName());
        line.put("message", message);
        addTrace(line, written);
        addVocabulary(line, written, message);
        addError(line, written);
        try {
            return JSON.writeValueAsString(line) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void addTrace(Map<String, String> line, ExtLogRecord written) {
        for (String key : new String[] {"traceId", "spanId"}) {
            String id = written.getMdc(key);
            if (id != null) {
                line.put(key, id);
            }
        }
    }

    private static void addVocabulary(Map<String, String> line, ExtLogRecord written, String message) {
        if (String.valueOf(written.getLoggerName()).startsWith("chipgap.")) {
            Matcher said = VOCABULARY.matcher(message);
            while (said.find()) {
                line.put(said.group(1), said.group(2).replace("\"", ""));
            }
        }
    }

    private static void addError(Map<String, String> line, ExtLogRecord written) {
        if (written.getThrown() != null) {
            StringWriter trace = new StringWriter();
            written.getThrown().printStackTrace(new PrintWriter(trace));
            line.put("error", trace.toString());
        }
    }
}
