package chipgap.forecast.api;

import static chipgap.forecast.api.ForecastClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.forecast.UpstreamFakes;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a run when the process that ran it is gone: a row that says RUNNING, and nobody who speaks for it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class RestartsTest {
    @Inject
    DataSource database;

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
    void aRunThatACrashLeftBehindIsFailedAndItsRequestIdStaysKnown() throws SQLException {
        CreateForecastRequest request = request().build();
        Forecast before = forecasts.ended(forecasts.create(request));
        crashDuring(before);
        Forecast again = forecasts.create(request);
        assertThat(again.getName()).isEqualTo(before.getName());
        assertThat(again.getState()).isEqualTo(ForecastState.FORECAST_STATE_FAILED);
        assertThat(again.getFailure().getReason()).isEqualTo("INTERRUPTED");
        assertThat(again.hasEndTime()).isTrue();
        Forecast anew = forecasts.ended(
                forecasts.create(request().setSpec(request.getSpec()).build()));
        assertThat(anew.getResultDigest())
                .as("made again, it is the same")
                .isEqualTo(before.getResultDigest())
                .isNotEmpty();
    }

    private void crashDuring(Forecast forecast) throws SQLException {
        String id = forecast.getName().substring("forecasts/".length());
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update forecast set state = 'RUNNING', ended_at = null, manifest = null, alive_at = now() - interval '1 minute' where id = ?")) {
            update.setString(1, id);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
