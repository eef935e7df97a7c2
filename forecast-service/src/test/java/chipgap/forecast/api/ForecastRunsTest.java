package chipgap.forecast.api;

import static chipgap.forecast.api.ForecastClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.UpstreamFakes;
import chipgap.forecast.model.Composition;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastState;
import chipgap.proto.forecast.v1.ListForecastsRequest;
import chipgap.proto.forecast.v1.ListForecastsResponse;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.type.v1.DrawPlan;
import com.google.type.Date;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs over the wire: what comes out, what fails and how, what is kept. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class ForecastRunsTest {
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
    void aForecastIsCreatedRunAndKept() {
        Forecast created = forecasts.create(request().build());
        assertThat(created.getState()).isIn(ForecastState.FORECAST_STATE_QUEUED, ForecastState.FORECAST_STATE_RUNNING);
        assertThat(created.getSpec().getScenario()).isEqualTo("scenarios/baseline");
        assertThat(created.getSpec().getSeed()).isEqualTo(1);
        assertThat(created.getSpec().getAsOfDate())
                .isEqualTo(
                        Date.newBuilder().setYear(2025).setMonth(11).setDay(30).build());
        Forecast done = forecasts.ended(created);
        assertThat(done.getState()).isEqualTo(ForecastState.FORECAST_STATE_SUCCEEDED);
        assertThat(done.getSpec().getDrawCount()).isEqualTo(100);
        assertThat(created.getUsedDrawCount())
                .as("16 scrambles of 8 draws")
                .isEqualTo(128)
                .isEqualTo(done.getUsedDrawCount());
        assertThat(done.getDoneDrawCount()).isEqualTo(128);
        assertThat(done.getManifest().getPlan())
                .isEqualTo(DrawPlan.newBuilder()
                        .setScrambleCount(16)
                        .setDrawsPerScramble(8)
                        .build());
        assertThat(done.getManifest().getSupply().getInputDigest()).isEqualTo("supply");
        assertThat(done.getManifest().getVintage().getRecordedTime().getSeconds())
                .as("the newest record of the three upstreams, pinned")
                .isEqualTo(UpstreamFakes.NEWEST_RECORD);
        assertThat(done.getManifest().getCompositionVersion()).isEqualTo(Composition.VERSION);
        assertThat(done.getResult().getQuartersCount()).isEqualTo(2);
        assertThat(forecasts.get(done.getName()).toByteString()).isEqualTo(done.toByteString());
    }

    /** In draw i demand is 100 + i and supply 150: by hand. */
    @Test
    void theResultIsTheComposition() {
        QuarterOutlook outlook =
                forecasts.ended(forecasts.create(request().build())).getResult().getQuarters(0);
        assertThat(outlook.getDemandH100E().getMean()).isCloseTo(163.5, within(1e-6));
        assertThat(outlook.getSupplyH100E().getMean()).isEqualTo(150);
        assertThat(outlook.getShortageProbability()).as("draws 51 to 127").isCloseTo(77 / 128.0, within(1e-12));
        assertThat(outlook.getShortfallH100E().getMean()).isCloseTo(77 * 78 / 2.0 / 128, within(1e-6));
        assertThat(outlook.getShortfallH100E().getQuantiles().getValues(11))
                .as("median: the 64th of 51 zeros, 1, 2, 3, ...")
                .isCloseTo(13, within(.004 * 13));
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

    /** Scramble s holds draws 8s to 8s + 7: none short for s < 6, five of eight for s = 6, all for the nine above. */
    @Test
    void standardErrorsComeFromTheScrambles() {
        QuarterOutlook outlook =
                forecasts.ended(forecasts.create(request().build())).getResult().getQuarters(0);
        assertThat(outlook.getDemandH100E().getStandardError())
                .as("scrambles' means 8 apart")
                .isCloseTo(8 * Math.sqrt(340.0 / 15 / 16), within(1e-6));
        assertThat(outlook.getDemandH100E().getQuantileStandardErrorsList())
                .hasSize(23)
                .allSatisfy(error -> assertThat(error).isCloseTo(8 * Math.sqrt(340.0 / 15 / 16), within(.5)));
        assertThat(outlook.getSupplyH100E().getStandardError()).isZero();
        assertThat(outlook.getSupplyH100E().getQuantileStandardErrorsList()).containsOnly(0.0);
        double squares = 9 + .625 * .625 - 16 * Math.pow(77 / 128.0, 2);
        assertThat(outlook.getShortageProbabilityStandardError())
                .isCloseTo(Math.sqrt(squares / 15 / 16), within(1e-12));
        assertThat(outlook.getSegments(0).getShortageProbabilityStandardError())
                .isEqualTo(outlook.getShortageProbabilityStandardError());
        assertThat(outlook.getConstraintsList())
                .allSatisfy(share ->
                        assertThat(share.hasDrawFractionStandardError()).isTrue())
                .allSatisfy(share ->
                        assertThat(share.getDrawFractionStandardError()).isZero());
    }

    @Test
    void manyBlocksGiveOneForecast() {
        Forecast done = forecasts.ended(forecasts.create(request("scenarios/baseline", 2000)));
        assertThat(done.getResult().getQuarters(0).getDemandH100E().getMean()).isCloseTo(100 + 1023.5, within(1e-6));
        assertThat(done.getDoneDrawCount()).isEqualTo(2048);
        Forecast again = forecasts.ended(forecasts.create(request("scenarios/baseline", 2000)));
        assertThat(again.getResult().toByteString()).isEqualTo(done.getResult().toByteString());
    }

    @Test
    void aPointRunIsOneDraw() {
        CreateForecastRequest.Builder request = request();
        request.getSpecBuilder().clearDrawCount().setMedians(true);
        Forecast point = forecasts.ended(forecasts.create(request.build()));
        assertThat(point.getState()).isEqualTo(ForecastState.FORECAST_STATE_SUCCEEDED);
        assertThat(point.getUsedDrawCount()).isOne();
        assertThat(point.getManifest().hasPlan()).isFalse();
        QuarterOutlook outlook = point.getResult().getQuarters(0);
        assertThat(outlook.getDemandH100E().getMean()).isEqualTo(100);
        assertThat(outlook.getDemandH100E().getStandardError()).isZero();
        assertThat(outlook.getDemandH100E().getQuantiles().getValuesList()).containsOnly(100.0);
    }

    @Test
    void aRunWhoseUpstreamIsAwayFailsAndNamesIt() {
        Forecast failed = forecasts.ended(forecasts.create(request("scenarios/supply-away", 1000)));
        assertThat(failed.getState()).isEqualTo(ForecastState.FORECAST_STATE_FAILED);
        assertThat(failed.getFailure().getReason()).isEqualTo("SUPPLY_UNAVAILABLE");
        assertThat(failed.hasResult()).isFalse();
    }

    @Test
    void nothingOfAnUpstreamsErrorIsForwarded() {
        Forecast failed = forecasts.ended(forecasts.create(request("scenarios/supply-broken", 100)));
        assertThat(failed.getFailure().getReason()).isEqualTo("SUPPLY_FAILED");
        assertThat(failed.getFailure().getMessage()).doesNotContain("secret");
    }

    @Test
    void aRunWhoseInputsChangeUnderItFails() {
        Forecast failed = forecasts.ended(forecasts.create(request("scenarios/changing", 1000)));
        assertThat(failed.getFailure().getReason()).isEqualTo("UPSTREAM_CHANGED");
    }

    @Test
    void aRunCanBeCancelledAndStaysCancelled() {
        Forecast slow = forecasts.create(request("scenarios/slow", 100_000));
        forecasts.cancel(slow);
        Forecast ended = forecasts.ended(slow);
        assertThat(ended.getState()).isEqualTo(ForecastState.FORECAST_STATE_CANCELLED);
        assertThat(ended.getDoneDrawCount()).isLessThan(100_000);
        assertThat(forecasts.cancel(slow).getState()).isEqualTo(ForecastState.FORECAST_STATE_CANCELLED);
    }

    @Test
    void listsNewestFirstWithoutResultsPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(forecasts.ended(forecasts.create(request().build())).getName());
        }
        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            ListForecastsResponse page = forecasts
                    .as("viewer")
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
    }
}
