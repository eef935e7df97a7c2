package chipgap.local;

import chipgap.proto.forecast.v1.AllocationRule;
import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.CompareForecastsRequest;
import chipgap.proto.forecast.v1.CompareForecastsResponse;
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
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Runs forecasts as a program would, and takes the time from the call to the result. */
final class ForecastDriver implements AutoCloseable {
    private final Suite suite;
    private final ManagedChannel channel;

    ForecastDriver(Suite suite) {
        this.suite = suite;
        channel = NettyChannelBuilder.forTarget(suite.address("forecast"))
                .usePlaintext()
                .maxInboundMessageSize(16 << 20)
                .build();
    }

    /** Seconds from creating a forecast to having its result. */
    double run(int draws) {
        ForecastServiceBlockingStub stub = stub();
        long begin = System.nanoTime();
        Forecast created = stub.createForecast(CreateForecastRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setSpec(ForecastSpec.newBuilder().setDrawCount(draws))
                        .build())
                .getForecast();
        stub.watchForecast(WatchForecastRequest.newBuilder()
                        .setName(created.getName())
                        .build())
                .forEachRemaining(seen -> {});
        Forecast ended = stub.getForecast(GetForecastRequest.newBuilder()
                        .setName(created.getName())
                        .build())
                .getForecast();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (ended.getState() != ForecastState.FORECAST_STATE_SUCCEEDED) {
            throw new SuiteException("The forecast ended as " + ended.getState() + ": " + ended.getFailure());
        }
        return seconds;
    }

    /** Seconds to compare two rules of allocation, so that policy touches only who comes first. */
    double compare(int draws) {
        QuestionServiceBlockingStub stub = asking(QuestionServiceGrpc.newBlockingStub(channel));
        long begin = System.nanoTime();
        CompareForecastsResponse _ = stub.compareForecasts(CompareForecastsRequest.newBuilder()
                .setSpec(ForecastSpec.newBuilder().setDrawCount(draws))
                .setAlternative(Alternative.newBuilder().setAllocationRule(AllocationRule.ALLOCATION_RULE_EQUAL_TIER))
                .build());
        return (System.nanoTime() - begin) / 1e9;
    }

    private ForecastServiceBlockingStub stub() {
        return asking(ForecastServiceGrpc.newBlockingStub(channel));
    }

    private <S extends AbstractStub<S>> S asking(S stub) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + DemoTokens.of(suite, "analyst"));
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(5, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
