package chipgap.forecast.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.UpstreamFakes;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.forecast.v1.CancelForecastRequest;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastServiceGrpc;
import chipgap.proto.forecast.v1.ForecastServiceGrpc.ForecastServiceBlockingStub;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.ForecastState;
import chipgap.proto.forecast.v1.GetForecastRequest;
import chipgap.proto.forecast.v1.ListForecastsRequest;
import chipgap.proto.forecast.v1.ListForecastsResponse;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import chipgap.proto.forecast.v1.WatchForecastResponse;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class ForecastGrpcServiceTest {
    private Wire wire;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private ForecastServiceBlockingStub as(String role) {
        return Wire.with(ForecastServiceGrpc.newBlockingStub(wire.channel()), Tokens.of(role));
    }

    private static CreateForecastRequest.Builder request() {
        return CreateForecastRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSpec(ForecastSpec.newBuilder().setDrawCount(100));
    }

    private static CreateForecastRequest request(String scenario, int draws) {
        CreateForecastRequest.Builder request = request();
        request.getSpecBuilder().setScenario(scenario).setDrawCount(draws);
        return request.build();
    }

    private Forecast create(CreateForecastRequest request) {
        return as("analyst").createForecast(request).getForecast();
    }

    private Forecast get(String name) {
        return as("viewer")
                .getForecast(GetForecastRequest.newBuilder().setName(name).build())
                .getForecast();
    }

    /** Watches to the end, then gets. */
    private Forecast ended(Forecast forecast) {
        List<WatchForecastResponse> seen = new ArrayList<>();
        as("viewer")
                .watchForecast(WatchForecastRequest.newBuilder()
                        .setName(forecast.getName())
                        .build())
                .forEachRemaining(seen::add);
        assertThat(seen).isNotEmpty();
        return get(forecast.getName());
    }

    @Test
    void aForecastIsCreatedRunAndKept() {
        Forecast created = create(request().build());
        assertThat(created.getState()).isIn(ForecastState.FORECAST_STATE_QUEUED, ForecastState.FORECAST_STATE_RUNNING);
        assertThat(created.getSpec().getScenario()).isEqualTo("scenarios/baseline");
        assertThat(created.getSpec().getSeed()).isEqualTo(1);
        assertThat(created.getSpec().getAsOfDate())
                .isEqualTo(
                        Date.newBuilder().setYear(2025).setMonth(11).setDay(30).build());
        Forecast done = ended(created);
        assertThat(done.getState()).isEqualTo(ForecastState.FORECAST_STATE_SUCCEEDED);
        assertThat(done.getDoneDrawCount()).isEqualTo(100);
        assertThat(done.getManifest().getSupply().getInputDigest()).isEqualTo("supply");
        assertThat(done.getManifest().getCompositionVersion()).isEqualTo("composition-1");
        assertThat(done.getResult().getQuartersCount()).isEqualTo(2);
        assertThat(get(done.getName()).toByteString()).isEqualTo(done.toByteString());
    }

    /** In draw i demand is 100 + i and supply 150: by hand. */
    @Test
    void theResultIsTheComposition() {
        QuarterOutlook outlook = ended(create(request().build())).getResult().getQuarters(0);
        assertThat(outlook.getDemandH100E().getMean()).isCloseTo(149.5, within(1e-6));
        assertThat(outlook.getSupplyH100E().getMean()).isEqualTo(150);
        assertThat(outlook.getShortageProbability()).as("draws 51 to 99").isCloseTo(.49, within(1e-12));
        assertThat(outlook.getShortfallH100E().getMean()).isCloseTo(49 * 50 / 2.0 / 100, within(1e-6));
        assertThat(outlook.getShortfallH100E().getQuantiles().getValues(11))
                .as("median")
                .isZero();
        assertThat(outlook.getShortfallH100E().getQuantiles().getProbabilitiesList())
                .hasSize(23)
                .isSorted();
        assertThat(outlook.getSegmentsList())
                .extracting(segment -> segment.getSegment())
                .containsExactly("segments/all");
        assertThat(outlook.getPathwaysCount()).isEqualTo(4);
        assertThat(outlook.getConstraintsList().stream()
                        .mapToDouble(share -> share.getDrawFraction())
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void manyBlocksGiveOneForecast() {
        Forecast done = ended(create(request("scenarios/baseline", 2000)));
        assertThat(done.getResult().getQuarters(0).getDemandH100E().getMean()).isCloseTo(100 + 999.5, within(1e-6));
        Forecast again = ended(create(request("scenarios/baseline", 2000)));
        assertThat(again.getResult().toByteString()).isEqualTo(done.getResult().toByteString());
    }

    @Test
    void theSameRequestIdReturnsTheSameForecast() {
        CreateForecastRequest request = request().build();
        assertThat(create(request).getName()).isEqualTo(create(request).getName());
        CreateForecastRequest other = request.toBuilder()
                .setSpec(ForecastSpec.newBuilder().setDrawCount(101))
                .build();
        StatusRuntimeException refusal = refusal(() -> create(other));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("REQUEST_ID_REUSED");
        assertThat(errorInfo(refusal).getDomain()).isEqualTo("forecast.chipgap");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 1_000_001})
    void refusesDrawCountsOutOfBounds(int draws) {
        CreateForecastRequest.Builder request = request();
        request.getSpecBuilder().setDrawCount(draws);
        StatusRuntimeException refusal = refusal(() -> create(request.build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("spec.draw_count");
        assertThat(refusal.getMessage()).contains("(" + draws + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "00000000-0000-1000-8000-000000000000"})
    void refusesRequestIdsThatAreNotRandomUuids(String id) {
        StatusRuntimeException refusal =
                refusal(() -> create(request().setRequestId(id).build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("request_id");
    }

    @Test
    void refusesAHorizonOutsideTheDataAndAnImpossibleOne() {
        CreateForecastRequest.Builder request = request();
        request.getSpecBuilder().setHorizon(range(2024, 2031));
        StatusRuntimeException outside = refusal(() -> create(request.build()));
        assertThat(outside.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(errorInfo(outside).getReason()).isEqualTo("HORIZON_OUTSIDE_DATA");
        assertThat(detail(outside, PreconditionFailure.class).getViolations(0).getSubject())
                .isEqualTo("spec.horizon");
        request.getSpecBuilder().setHorizon(range(2026, 2025));
        StatusRuntimeException backwards = refusal(() -> create(request.build()));
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
        StatusRuntimeException unknown = refusal(() -> create(request("scenarios/none", 100)));
        assertThat(unknown.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(detail(unknown, ResourceInfo.class).getResourceName()).isEqualTo("scenarios/none");
        CreateForecastRequest.Builder future = request();
        future.getSpecBuilder()
                .setAsOfDate(Date.newBuilder().setYear(2099).setMonth(1).setDay(1));
        StatusRuntimeException refusal = refusal(() -> create(future.build()));
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("spec.as_of_date");
    }

    @Test
    void refusesTokensAndRolesThatDoNotSuffice() {
        for (String token : Tokens.refused()) {
            ForecastServiceBlockingStub stub = Wire.with(ForecastServiceGrpc.newBlockingStub(wire.channel()), token);
            assertThat(refusal(() -> stub.listForecasts(ListForecastsRequest.getDefaultInstance()))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Code.UNAUTHENTICATED);
        }
        assertThat(refusal(() -> as("viewer").createForecast(request().build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void refusesAnOversizedMessage() {
        CreateForecastRequest large =
                request().setRequestId("x".repeat(5 << 20)).build();
        assertThat(refusal(() -> create(large)).getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void aRunWhoseUpstreamIsAwayFailsAndNamesIt() {
        Forecast failed = ended(create(request("scenarios/supply-away", 1000)));
        assertThat(failed.getState()).isEqualTo(ForecastState.FORECAST_STATE_FAILED);
        assertThat(failed.getFailure().getReason()).isEqualTo("SUPPLY_UNAVAILABLE");
        assertThat(failed.hasResult()).isFalse();
    }

    @Test
    void nothingOfAnUpstreamsErrorIsForwarded() {
        Forecast failed = ended(create(request("scenarios/supply-broken", 100)));
        assertThat(failed.getFailure().getReason()).isEqualTo("SUPPLY_FAILED");
        assertThat(failed.getFailure().getMessage()).doesNotContain("secret");
    }

    @Test
    void aRunWhoseInputsChangeUnderItFails() {
        Forecast failed = ended(create(request("scenarios/changing", 1000)));
        assertThat(failed.getFailure().getReason()).isEqualTo("UPSTREAM_CHANGED");
    }

    @Test
    void aRunCanBeCancelledAndStaysCancelled() {
        Forecast slow = create(request("scenarios/slow", 100_000));
        as("analyst")
                .cancelForecast(CancelForecastRequest.newBuilder()
                        .setName(slow.getName())
                        .build());
        Forecast ended = ended(slow);
        assertThat(ended.getState()).isEqualTo(ForecastState.FORECAST_STATE_CANCELLED);
        assertThat(ended.getDoneDrawCount()).isLessThan(100_000);
        assertThat(as("analyst")
                        .cancelForecast(CancelForecastRequest.newBuilder()
                                .setName(slow.getName())
                                .build())
                        .getForecast()
                        .getState())
                .isEqualTo(ForecastState.FORECAST_STATE_CANCELLED);
    }

    @Test
    void tooManyRunsAtOnceAreRefusedWithATimeToTryAgain() {
        List<Forecast> made = new ArrayList<>();
        StatusRuntimeException refusal = refusal(() -> {
            for (int i = 0; i < 30; i++) {
                made.add(create(request("scenarios/slow", 100_000)));
            }
        });
        made.forEach(forecast -> as("analyst")
                .cancelForecast(CancelForecastRequest.newBuilder()
                        .setName(forecast.getName())
                        .build()));
        made.forEach(this::ended);
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("TOO_MANY_RUNS");
        assertThat(detail(refusal, QuotaFailure.class).getViolationsCount()).isOne();
        assertThat(detail(refusal, RetryInfo.class).getRetryDelay().getSeconds())
                .isPositive();
    }

    @Test
    void listsNewestFirstWithoutResultsPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(ended(create(request().build())).getName());
        }
        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            ListForecastsResponse page = as("viewer")
                    .listForecasts(ListForecastsRequest.newBuilder()
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            page.getForecastsList().forEach(forecast -> {
                assertThat(forecast.hasResult()).isFalse();
                listed.add(forecast.getName());
            });
            token = page.getNextPageToken();
        } while (!token.isEmpty() && listed.size() < 200);
        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(made);
        StatusRuntimeException bad = refusal(() -> as("viewer")
                .listForecasts(ListForecastsRequest.newBuilder().setPageSize(-1).build()));
        assertThat(detail(bad, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("page_size");
        StatusRuntimeException token1 = refusal(() -> as("viewer")
                .listForecasts(
                        ListForecastsRequest.newBuilder().setPageToken("?").build()));
        assertThat(detail(token1, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("page_token");
    }

    @Test
    void anUnknownForecastIsNotFound() {
        StatusRuntimeException refusal = refusal(() -> get("forecasts/none"));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> as("viewer")
                                .watchForecast(WatchForecastRequest.newBuilder()
                                        .setName("forecasts/none")
                                        .build())
                                .next())
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> get("nonsense")).getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }
}
