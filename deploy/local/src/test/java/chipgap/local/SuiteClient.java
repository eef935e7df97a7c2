package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastServiceGrpc;
import chipgap.proto.forecast.v1.ForecastServiceGrpc.ForecastServiceBlockingStub;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.ForecastState;
import chipgap.proto.forecast.v1.GetForecastRequest;
import chipgap.proto.forecast.v1.QuestionServiceGrpc;
import chipgap.proto.forecast.v1.QuestionServiceGrpc.QuestionServiceBlockingStub;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client program of a running suite. */
final class SuiteClient implements AutoCloseable {
    private final Suite suite;
    private final @Nullable SslContext tls;
    private final List<ManagedChannel> channels = new ArrayList<>();

    SuiteClient(Suite suite) {
        this.suite = suite;
        this.tls = null;
    }

    /** A client that trusts the certificates of an authority and speaks TLS only. */
    SuiteClient(Suite suite, Path authority) throws IOException {
        this.suite = suite;
        this.tls = GrpcSslContexts.forClient().trustManager(authority.toFile()).build();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    Channel channel(String service, @Nullable String token) {
        NettyChannelBuilder builder =
                NettyChannelBuilder.forTarget(suite.address(service)).maxInboundMessageSize(16 << 20);
        ManagedChannel channel = (tls == null ? builder.usePlaintext() : builder.sslContext(tls)).build();
        channels.add(channel);
        if (token == null) {
            return channel;
        }
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    ForecastServiceBlockingStub forecasts() {
        return ForecastServiceGrpc.newBlockingStub(channel("forecast", DemoTokens.of(suite, "analyst")))
                .withDeadlineAfter(2, TimeUnit.MINUTES);
    }

    QuestionServiceBlockingStub questions() {
        return QuestionServiceGrpc.newBlockingStub(channel("forecast", DemoTokens.of(suite, "analyst")))
                .withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    Forecast create(ForecastSpec spec) {
        return create(spec, UUID.randomUUID());
    }

    Forecast create(ForecastSpec spec, UUID requestId) {
        return forecasts()
                .createForecast(CreateForecastRequest.newBuilder()
                        .setRequestId(requestId.toString())
                        .setSpec(spec)
                        .build())
                .getForecast();
    }

    Forecast ended(Forecast forecast) {
        ForecastServiceBlockingStub stub = forecasts();
        stub.watchForecast(WatchForecastRequest.newBuilder()
                        .setName(forecast.getName())
                        .build())
                .forEachRemaining(seen -> {});
        return stub.getForecast(GetForecastRequest.newBuilder()
                        .setName(forecast.getName())
                        .build())
                .getForecast();
    }

    Forecast run(ForecastSpec spec) {
        Forecast ended = ended(create(spec));
        assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ForecastState.FORECAST_STATE_SUCCEEDED);
        return ended;
    }

    static <Q, R> Code code(Channel channel, MethodDescriptor<Q, R> method) throws IOException {
        Q empty = method.parseRequest(InputStream.nullInputStream());
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS);
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, () -> {
            if (method.getType().serverSendsOneMessage()) {
                ClientCalls.blockingUnaryCall(channel, method, options, empty);
            } else {
                Iterator<R> answers = ClientCalls.blockingServerStreamingCall(channel, method, options, empty);
                answers.next();
            }
        });
        return refused == null ? Code.OK : refused.getStatus().getCode();
    }
}
