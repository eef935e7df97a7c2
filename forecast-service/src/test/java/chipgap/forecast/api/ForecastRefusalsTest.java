package chipgap.forecast.api;

import static chipgap.forecast.api.ForecastClient.request;
import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.forecast.UpstreamFakes;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastServiceGrpc.ForecastServiceBlockingStub;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.ListForecastsRequest;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.QuarterRange;
import com.google.rpc.BadRequest;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.type.Date;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input over the wire: the status and the details of each refusal. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class ForecastRefusalsTest {
    private ForecastClient forecasts;

    @BeforeEach
    void open() {
        forecasts = new ForecastClient();
    }

    @AfterEach
    void close() {
        forecasts.close();
    }

    @Test
    void theSameRequestIdReturnsTheSameForecast() {
        CreateForecastRequest request = request().build();
        assertThat(forecasts.create(request).getName())
                .isEqualTo(forecasts.create(request).getName());
        CreateForecastRequest other = request.toBuilder()
                .setSpec(ForecastSpec.newBuilder().setDrawCount(101))
                .build();
        StatusRuntimeException refusal = refusal(() -> forecasts.create(other));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("REQUEST_ID_REUSED");
        assertThat(errorInfo(refusal).getDomain()).isEqualTo("forecast.chipgap");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 1_000_001})
    void refusesDrawCountsOutOfBounds(int draws) {
        CreateForecastRequest.Builder request = request();
        request.getSpecBuilder().setDrawCount(draws);
        StatusRuntimeException refusal = refusal(() -> forecasts.create(request.build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("spec.draw_count");
        assertThat(refusal.getMessage()).contains("(" + draws + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "00000000-0000-1000-8000-000000000000"})
    void refusesRequestIdsThatAreNotRandomUuids(String id) {
        StatusRuntimeException refusal =
                refusal(() -> forecasts.create(request().setRequestId(id).build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("request_id");
    }

    @Test
    void refusesAHorizonOutsideTheDataAndAnImpossibleOne() {
        CreateForecastRequest.Builder request = request();
        request.getSpecBuilder().setHorizon(range(2024, 2031));
        StatusRuntimeException outside = refusal(() -> forecasts.create(request.build()));
        assertThat(outside.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(errorInfo(outside).getReason()).isEqualTo("HORIZON_OUTSIDE_DATA");
        assertThat(detail(outside, PreconditionFailure.class).getViolations(0).getSubject())
                .isEqualTo("spec.horizon");
        request.getSpecBuilder().setHorizon(range(2026, 2025));
        StatusRuntimeException backwards = refusal(() -> forecasts.create(request.build()));
        assertThat(backwards.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(backwards, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("spec.horizon");
    }

    private static QuarterRange range(int firstYear, int endYear) {
        return QuarterRange.newBuilder()
                .setStart(Quarter.newBuilder().setYear(firstYear).setQuarter(1))
                .setEnd(Quarter.newBuilder().setYear(endYear).setQuarter(1))
                .build();
    }

    @Test
    void refusesAnUnknownScenarioAndADateInTheFuture() {
        StatusRuntimeException unknown = refusal(() -> forecasts.create(request("scenarios/none", 100)));
        assertThat(unknown.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(detail(unknown, ResourceInfo.class).getResourceName()).isEqualTo("scenarios/none");
        CreateForecastRequest.Builder future = request();
        future.getSpecBuilder()
                .setAsOfDate(Date.newBuilder().setYear(2099).setMonth(1).setDay(1));
        StatusRuntimeException refusal = refusal(() -> forecasts.create(future.build()));
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("spec.as_of_date");
    }

    @Test
    void refusesTokensAndRolesThatDoNotSuffice() {
        for (String token : Tokens.refused()) {
            ForecastServiceBlockingStub stub = forecasts.withToken(token);
            assertThat(refusal(() -> stub.listForecasts(ListForecastsRequest.getDefaultInstance()))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Code.UNAUTHENTICATED);
        }
        assertThat(refusal(() -> forecasts.as("viewer").createForecast(request().build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void refusesAnOversizedMessage() {
        CreateForecastRequest large =
                request().setRequestId("x".repeat(5 << 20)).build();
        assertThat(refusal(() -> forecasts.create(large)).getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void tooManyRunsAtOnceAreRefusedWithATimeToTryAgain() {
        List<Forecast> made = new ArrayList<>();
        StatusRuntimeException refusal = refusal(() -> {
            for (int i = 0; i < 30; i++) {
                made.add(forecasts.create(request("scenarios/slow", 100_000)));
            }
        });
        made.forEach(forecasts::cancel);
        made.forEach(forecasts::ended);
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("TOO_MANY_RUNS");
        assertThat(detail(refusal, QuotaFailure.class).getViolationsCount()).isOne();
        assertThat(detail(refusal, RetryInfo.class).getRetryDelay().getSeconds())
                .isPositive();
    }

    /** No base64, no key inside, no number inside. */
    @ParameterizedTest
    @ValueSource(strings = {"?", "YWJj", "OTk5OTk5OTk5OTk5OTk5OTk5OTkgYQ"})
    void refusesPagesThatDoNotExist(String token) {
        StatusRuntimeException bad = refusal(() -> forecasts
                .as("viewer")
                .listForecasts(ListForecastsRequest.newBuilder().setPageSize(-1).build()));
        assertThat(detail(bad, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("page_size");
        StatusRuntimeException token1 = refusal(() -> forecasts
                .as("viewer")
                .listForecasts(
                        ListForecastsRequest.newBuilder().setPageToken(token).build()));
        assertThat(detail(token1, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("page_token");
    }

    @Test
    void anUnknownForecastIsNotFound() {
        StatusRuntimeException refusal = refusal(() -> forecasts.get("forecasts/none"));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> forecasts
                                .as("viewer")
                                .watchForecast(WatchForecastRequest.newBuilder()
                                        .setName("forecasts/none")
                                        .build())
                                .next())
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> forecasts.get("nonsense")).getStatus().getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }
}
