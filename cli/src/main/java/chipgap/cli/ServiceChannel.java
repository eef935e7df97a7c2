package chipgap.cli;

import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A way to one service, with the signed-in user's token on every call. */
final class ServiceChannel implements AutoCloseable {
    private static final int LARGEST_ANSWER = 16 << 20;

    private final ManagedChannel channel;
    private final Channel named;
    private final CallCredentials credentials;

    /**
     * Opens a channel.
     *
     * @param service its name in the settings, e.g. {@code forecast}
     */
    ServiceChannel(Settings settings, String service) {
        SignIn signIn = new SignIn(settings);
        credentials = new BearerToken(signIn);
        // Asked once before any call, so that a missing sign-in is told as such.
        signIn.accessToken();
        channel = NettyChannelBuilder.forTarget(settings.address(service))
                .usePlaintext()
                .maxInboundMessageSize(LARGEST_ANSWER)
                .build();
        named = ClientInterceptors.intercept(channel, new Naming(service));
    }

    /** A stub for one call that may take so long. */
    <S extends AbstractStub<S>> S stub(Function<Channel, S> kind, long seconds) {
        return kind.apply(named).withCallCredentials(credentials).withDeadlineAfter(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** The token, fresh for every call. */
    private static final class BearerToken extends CallCredentials {
        private final SignIn signIn;

        BearerToken(SignIn signIn) {
            this.signIn = signIn;
        }

        @Override
        public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
            Metadata headers = new Metadata();
            headers.put(
                    Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                    "Bearer " + signIn.accessToken());
            applier.apply(headers);
        }
    }

    /** Says which service cannot be reached: the transport does not. */
    private record Naming(String service) implements ClientInterceptor {
        @Override
        public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void start(Listener<R> answers, Metadata headers) {
                    super.start(
                            new SimpleForwardingClientCallListener<>(answers) {
                                @Override
                                public void onClose(Status status, Metadata trailers) {
                                    super.onClose(named(status), trailers);
                                }
                            },
                            headers);
                }
            };
        }

        private Status named(Status status) {
            boolean isAway = status.getCode() == Status.Code.UNAVAILABLE
                    && String.valueOf(status.getDescription()).startsWith("io exception");
            return isAway
                    ? status.withDescription(
                            "The %s service cannot be reached. Is the suite running? See 'deploy/local/status'."
                                    .formatted(service))
                    : status;
        }
    }
}
