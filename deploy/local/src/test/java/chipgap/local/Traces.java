package chipgap.local;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects traces as an OpenTelemetry collector would, over OTLP/HTTP; of each span it keeps what is asked for here. */
final class Traces implements AutoCloseable {
    /** Numbers of fields in opentelemetry/proto/trace/v1/trace.proto and resource.proto. */
    private static final int RESOURCE_SPANS = 1;

    private static final int RESOURCE = 1;
    private static final int ATTRIBUTES = 1;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int STRING_VALUE = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;
    private static final int TRACE_ID = 1;
    private static final int NAME = 5;

    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    /** A span: who made it, for which trace, of what. */
    record Span(String service, String trace, String name) {}

    Traces() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            try (InputStream body = exchange.getRequestBody()) {
                keep(UnknownFieldSet.parseFrom(body));
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    private void keep(UnknownFieldSet export) {
        for (UnknownFieldSet ofService : messages(export, RESOURCE_SPANS)) {
            String service = messages(messages(ofService, RESOURCE).getFirst(), ATTRIBUTES).stream()
                    .filter(attribute -> bytes(attribute, KEY).toStringUtf8().equals("service.name"))
                    .map(attribute -> bytes(messages(attribute, VALUE).getFirst(), STRING_VALUE)
                            .toStringUtf8())
                    .findFirst()
                    .orElseThrow();
            messages(ofService, SCOPE_SPANS).stream()
                    .flatMap(scope -> messages(scope, SPANS).stream())
                    .forEach(span -> spans.add(new Span(
                            service,
                            HexFormat.of().formatHex(bytes(span, TRACE_ID).toByteArray()),
                            bytes(span, NAME).toStringUtf8())));
        }
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .map(Traces::parsed)
                .toList();
    }

    private static ByteString bytes(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().getFirst();
    }

    private static UnknownFieldSet parsed(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** The trace of the one forecast that was created; empty until it is known. */
    String ofTheForecast() {
        return spans().stream()
                .filter(span ->
                        span.service().equals("forecast") && span.name().endsWith("ForecastService/CreateForecast"))
                .map(Traces.Span::trace)
                .findFirst()
                .orElse("");
    }

    Set<String> services(String trace) {
        Set<String> services = new TreeSet<>();
        spans().stream().filter(span -> span.trace().equals(trace)).forEach(span -> services.add(span.service()));
        return services;
    }

    Set<String> samples(String trace) {
        Set<String> names = new TreeSet<>();
        spans().stream()
                .filter(span -> span.trace().equals(trace) && span.name().contains("/Sample"))
                .forEach(span -> names.add(span.name()));
        return names;
    }
}
