package chipgap.forecast.api;

import static chipgap.forecast.api.ForecastClient.request;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.forecast.UpstreamFakes;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.forecast.v1.ExportDrawsRequest;
import chipgap.proto.forecast.v1.ExportDrawsResponse;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.ReplayForecastRequest;
import chipgap.proto.forecast.v1.ReplayForecastResponse;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import chipgap.proto.forecast.v1.WatchForecastResponse;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that are cited, replayed and taken apart, over the wire. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class ReplaysTest {
    private ForecastClient forecasts;

    @BeforeEach
    void open() {
        forecasts = new ForecastClient();
    }

    @AfterEach
    void close() {
        forecasts.close();
    }

    private ReplayForecastResponse replay(Forecast forecast) {
        return forecasts
                .asking("analyst")
                .replayForecast(ReplayForecastRequest.newBuilder()
                        .setName(forecast.getName())
                        .build());
    }

    @Test
    void aReplayGivesTheSameDigest() {
        Forecast done = forecasts.ended(forecasts.create(request().build()));
        ReplayForecastResponse replay = replay(done);
        assertThat(replay.getEqual()).isTrue();
        assertThat(replay.getStoredDigest())
                .isEqualTo(replay.getReplayedDigest())
                .isEqualTo(done.getResultDigest())
                .hasSize(64);
        assertThat(replay.getChangedInputsList()).isEmpty();
    }

    @Test
    void runsOfOneCitationIdHaveOneResult() {
        Forecast one = forecasts.ended(forecasts.create(request().build()));
        Forecast same = forecasts.ended(forecasts.create(request().build()));
        Forecast other = forecasts.ended(forecasts.create(ForecastClient.request("scenarios/bound", 100)));
        assertThat(one.getCitationId())
                .matches("chipgap-[0-9a-f]{16}")
                .isEqualTo(same.getCitationId())
                .isNotEqualTo(other.getCitationId());
        assertThat(one.getResultDigest()).isEqualTo(same.getResultDigest()).isNotEqualTo(other.getResultDigest());
    }

    @Test
    void aRunWithoutResultCannotBeReplayed() {
        Forecast failed = forecasts.ended(forecasts.create(ForecastClient.request("scenarios/supply-away", 100)));
        assertThat(failed.getCitationId()).isEmpty();
        assertThat(errorInfo(refusal(() -> replay(failed))).getReason()).isEqualTo("NOTHING_TO_REPLAY");
        assertThat(refusal(() -> replay(
                                Forecast.newBuilder().setName("forecasts/none").build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aRunOnItsWayTellsWhenItWillHaveEnded() {
        Forecast slow = forecasts.create(ForecastClient.request("scenarios/slow", 100_000));
        Iterator<WatchForecastResponse> watched = forecasts
                .as("viewer")
                .watchForecast(WatchForecastRequest.newBuilder()
                        .setName(slow.getName())
                        .build());
        Forecast seen = watched.next().getForecast();
        while (!seen.hasEstimatedEndTime() && watched.hasNext()) {
            seen = watched.next().getForecast();
        }
        forecasts.cancel(slow);
        assertThat(seen.getEstimatedEndTime().getSeconds())
                .isGreaterThan(seen.getCreateTime().getSeconds());
        assertThat(forecasts.ended(slow).hasEstimatedEndTime()).isFalse();
    }

    private List<String> export(int draws) {
        StringBuilder csv = new StringBuilder();
        Iterator<ExportDrawsResponse> parts = forecasts
                .asking("analyst")
                .exportDraws(ExportDrawsRequest.newBuilder()
                        .setSpec(ForecastSpec.newBuilder().setDrawCount(draws))
                        .build());
        parts.forEachRemaining(part -> csv.append(part.getCsv()));
        return csv.toString().lines().toList();
    }

    @Test
    void drawsAreExportedInTheirOrderAndAddUp() {
        List<String> lines = export(600);
        assertThat(lines).hasSize(1 + 1024 * 2 * (1 + 1 + 4));
        assertThat(lines.getFirst())
                .isEqualTo("draw,quarter,part,demand_h100e,need_h100e,shortfall_h100e,supply_h100e");
        assertThat(lines)
                .contains("60,2024Q1,all,160.0,160.0,10.0,150.0")
                .contains("60,2024Q1,segments/all,160.0,160.0,10.0,")
                .contains("1023,2024Q2,DOMESTIC,,,,150.0");
        List<Integer> draws = new ArrayList<>();
        lines.stream().skip(1).forEach(line -> draws.add(Integer.valueOf(line.substring(0, line.indexOf(',')))));
        assertThat(draws).isSorted();
        assertThat(export(600)).as("the place was given back").isEqualTo(lines);
    }

    @Test
    void refusesToExportTooMuch() {
        StatusRuntimeException refusal = refusal(() -> export(16_385));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }
}
