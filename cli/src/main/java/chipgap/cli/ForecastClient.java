package chipgap.cli;

import chipgap.proto.forecast.v1.CancelForecastRequest;
import chipgap.proto.forecast.v1.CancelForecastResponse;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastServiceGrpc;
import chipgap.proto.forecast.v1.ForecastServiceGrpc.ForecastServiceBlockingStub;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.GetForecastRequest;
import chipgap.proto.forecast.v1.ListForecastsRequest;
import chipgap.proto.forecast.v1.QuestionServiceGrpc;
import chipgap.proto.forecast.v1.QuestionServiceGrpc.QuestionServiceBlockingStub;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls forecast-service with the signed-in user's token. */
final class ForecastClient implements AutoCloseable {
    private static final long UNARY_SECONDS = 30;
    private static final long QUESTION_SECONDS = 60;
    private static final long WATCH_SECONDS = 3600;

    private final ServiceChannel channel;

    ForecastClient(Settings settings) {
        channel = new ServiceChannel(settings, "forecast");
    }

    Forecast create(ForecastSpec spec) {
        CreateForecastRequest request = CreateForecastRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSpec(spec)
                .build();
        return stub(UNARY_SECONDS).createForecast(request).getForecast();
    }

    /** Watches until the forecast has ended. */
    void watch(String name, Consumer<Forecast> progress) {
        WatchForecastRequest request =
                WatchForecastRequest.newBuilder().setName(name).build();
        stub(WATCH_SECONDS).watchForecast(request).forEachRemaining(seen -> progress.accept(seen.getForecast()));
    }

    Forecast get(String name) {
        return stub(UNARY_SECONDS)
                .getForecast(GetForecastRequest.newBuilder().setName(name).build())
                .getForecast();
    }

    /** Stops a run at its next block of draws. */
    void cancel(String name) {
        CancelForecastResponse _ = stub(UNARY_SECONDS)
                .cancelForecast(CancelForecastRequest.newBuilder().setName(name).build());
    }

    List<Forecast> newest(int count) {
        return stub(UNARY_SECONDS)
                .listForecasts(
                        ListForecastsRequest.newBuilder().setPageSize(count).build())
                .getForecastsList();
    }

    /** Asks a question that is answered at once. */
    <T> T ask(Function<QuestionServiceBlockingStub, T> question) {
        return question.apply(asking(QUESTION_SECONDS));
    }

    /** Asks a question that is answered part by part. */
    <T> void stream(Function<QuestionServiceBlockingStub, Iterator<T>> question, Consumer<T> part) {
        question.apply(asking(WATCH_SECONDS)).forEachRemaining(part);
    }

    private QuestionServiceBlockingStub asking(long seconds) {
        return channel.stub(QuestionServiceGrpc::newBlockingStub, seconds);
    }

    private ForecastServiceBlockingStub stub(long seconds) {
        return channel.stub(ForecastServiceGrpc::newBlockingStub, seconds);
    }

    @Override
    public void close() {
        channel.close();
    }
}
