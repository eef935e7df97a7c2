package chipgap.cli;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Three services with figures, one of them with rules too, and one with sweeps, on loopback ports, and a command line that is signed in to them. */
final class FakeSuite implements AutoCloseable {
    private static final String TOKEN = "the-token";

    final FakeFigures supply = new FakeFigures();
    final FakeFigures demand = new FakeFigures();
    final FakeFigures policy = new FakeFigures();
    final FakePolicy rules = new FakePolicy();
    final FakeSweeps sweeps = new FakeSweeps();
    private final List<Server> servers = new ArrayList<>();
    private final Settings settings;

    FakeSuite(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("settings.properties"),
                "supply=%s%ndemand=%s%npolicy=%s%nforecast=%s%n"
                        .formatted(serve(supply), serve(demand), serve(policy, rules), serve(sweeps)));
        settings = Settings.at(folder);
        settings.keepCredentials(Map.of(
                "access_token",
                TOKEN,
                "expires_at",
                Instant.now().plusSeconds(3600).toString()));
    }

    private String serve(BindableService... services) throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addServices(Arrays.stream(services)
                        .map(BindableService::bindService)
                        .toList())
                .intercept(new TokenCheck())
                .build()
                .start();
        servers.add(server);
        return "127.0.0.1:" + server.getPort();
    }

    /** Ends the services; the command line still knows their addresses. */
    @Override
    public void close() {
        servers.forEach(Server::shutdownNow);
    }

    /** What a user sees. */
    record Told(int exitCode, String out, String err) {}

    Told run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Chipgap.commandLine(settings)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Told(exitCode, out.toString(), err.toString());
    }

    private static final class TokenCheck implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            @Nullable String sent = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
            if (!("Bearer " + TOKEN).equals(sent)) {
                call.close(Status.UNAUTHENTICATED, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }
}
