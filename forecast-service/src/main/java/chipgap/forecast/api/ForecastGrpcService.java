package chipgap.forecast.api;

import chipgap.forecast.app.Caller;
import chipgap.forecast.app.CreateForecast;
import chipgap.forecast.app.Forecasts;
import chipgap.forecast.app.SpecRequest;
import chipgap.forecast.model.Forecast;
import chipgap.platform.grpc.CallContext;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.Page;
import chipgap.proto.forecast.v1.CancelForecastRequest;
import chipgap.proto.forecast.v1.CancelForecastResponse;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.CreateForecastResponse;
import chipgap.proto.forecast.v1.ForecastService;
import chipgap.proto.forecast.v1.GetForecastRequest;
import chipgap.proto.forecast.v1.GetForecastResponse;
import chipgap.proto.forecast.v1.ListForecastsRequest;
import chipgap.proto.forecast.v1.ListForecastsResponse;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import chipgap.proto.forecast.v1.WatchForecastResponse;
import io.grpc.Context;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** chipgap.forecast.v1.ForecastService. */
@GrpcService
@Authenticated
public class ForecastGrpcService implements ForecastService {
    /** Keys of pages: microseconds of creation and id. */
    private static final Pattern KEY = Pattern.compile("\\d{1,16} [0-9a-z]+");

    private static final Duration WATCH_INTERVAL = Duration.ofMillis(150);

    private final Forecasts forecasts;
    private final CreateForecast createForecast;
    private final Callers callers;
    private final Offload offload;

    ForecastGrpcService(Forecasts forecasts, CreateForecast createForecast, Callers callers, Offload offload) {
        this.forecasts = forecasts;
        this.createForecast = createForecast;
        this.callers = callers;
        this.offload = offload;
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<CreateForecastResponse> createForecast(CreateForecastRequest request) {
        UUID requestId = SpecMessages.requestId(request.getRequestId());
        SpecRequest asked = SpecMessages.run(request.getSpec());
        Caller caller = callers.background();
        return offload.waiting(() -> Refusals.telling(
                asked.scenario(),
                () -> CreateForecastResponse.newBuilder()
                        .setForecast(ForecastMessages.message(createForecast.create(requestId, asked, caller)))
                        .build()));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetForecastResponse> getForecast(GetForecastRequest request) {
        String id = Names.id("name", ForecastMessages.COLLECTION, request.getName());
        return offload.waiting(() -> GetForecastResponse.newBuilder()
                .setForecast(ForecastMessages.message(Refusals.found(id, forecasts.find(id))))
                .build());
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListForecastsResponse> listForecasts(ListForecastsRequest request) {
        int size = Page.size(request.getPageSize());
        String after = Page.keyOf(request.getPageToken(), KEY);
        return offload.waiting(() -> {
            List<Forecast> some = forecasts.newestFirst(after, size + 1);
            ListForecastsResponse.Builder response = ListForecastsResponse.newBuilder();
            some.stream().limit(size).forEach(forecast -> response.addForecasts(ForecastMessages.message(forecast)));
            if (some.size() > size) {
                response.setNextPageToken(Page.tokenAfter(forecasts.keyOf(some.get(size - 1))));
            }
            return response.build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Multi<WatchForecastResponse> watchForecast(WatchForecastRequest request) {
        String id = Names.id("name", ForecastMessages.COLLECTION, request.getName());
        Context call = CallContext.current();
        return Multi.createBy()
                .repeating()
                .uni(() -> offload.waiting(() -> Refusals.found(id, forecasts.findWithoutResult(id))))
                .withDelay(WATCH_INTERVAL)
                .whilst(forecast -> !forecast.state().hasEnded() && !call.isCancelled())
                .skip()
                .repetitions()
                .map(forecast -> WatchForecastResponse.newBuilder()
                        .setForecast(ForecastMessages.message(forecast))
                        .build());
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<CancelForecastResponse> cancelForecast(CancelForecastRequest request) {
        String id = Names.id("name", ForecastMessages.COLLECTION, request.getName());
        return offload.waiting(() -> {
            forecasts.requestCancel(id);
            return CancelForecastResponse.newBuilder()
                    .setForecast(ForecastMessages.message(Refusals.found(id, forecasts.findWithoutResult(id))))
                    .build();
        });
    }
}
