package chipgap.forecast.api;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.forecast.v1.CancelForecastRequest;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastServiceGrpc;
import chipgap.proto.forecast.v1.ForecastServiceGrpc.ForecastServiceBlockingStub;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.GetForecastRequest;
import chipgap.proto.forecast.v1.QuestionServiceGrpc;
import chipgap.proto.forecast.v1.QuestionServiceGrpc.QuestionServiceBlockingStub;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import chipgap.proto.forecast.v1.WatchForecastResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A client of the application under test. */
final class ForecastClient implements AutoCloseable {
    private final Wire wire = Wire.toApplication();

    @Override
    public void close() {
        wire.close();
    }

    ForecastServiceBlockingStub as(String role) {
        return withToken(Tokens.of(role));
    }

    ForecastServiceBlockingStub withToken(String token) {
        return Wire.with(ForecastServiceGrpc.newBlockingStub(wire.channel()), token);
    }

    QuestionServiceBlockingStub asking(String role) {
        return Wire.with(QuestionServiceGrpc.newBlockingStub(wire.channel()), Tokens.of(role));
    }

    static CreateForecastRequest.Builder request() {
        return CreateForecastRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSpec(ForecastSpec.newBuilder().setDrawCount(100));
    }

    static CreateForecastRequest request(String scenario, int draws) {
        CreateForecastRequest.Builder request = request();
        request.getSpecBuilder().setScenario(scenario).setDrawCount(draws);
        return request.build();
    }

    Forecast create(CreateForecastRequest request) {
        return as("analyst").createForecast(request).getForecast();
    }

    Forecast cancel(Forecast forecast) {
        return as("analyst")
                .cancelForecast(CancelForecastRequest.newBuilder()
                        .setName(forecast.getName())
                        .build())
                .getForecast();
    }

    Forecast get(String name) {
        return as("viewer")
                .getForecast(GetForecastRequest.newBuilder().setName(name).build())
                .getForecast();
    }

    /** Watches to the end, then gets. */
    Forecast ended(Forecast forecast) {
        List<WatchForecastResponse> seen = new ArrayList<>();
        as("viewer")
                .watchForecast(WatchForecastRequest.newBuilder()
                        .setName(forecast.getName())
                        .build())
                .forEachRemaining(seen::add);
        assertThat(seen).isNotEmpty();
        return get(forecast.getName());
    }
}
