package chipgap.forecast.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A forecast as it stands.
 *
 * @param id id given by the service
 * @param spec what was asked
 * @param state where the run stands
 * @param usedDrawCount draws of the run
 * @param doneDrawCount draws done so far
 * @param manifest what the run stands on; null until it has succeeded
 * @param result what came out; null until it has succeeded, and where it was not asked for
 * @param failure why it failed; null unless it has
 * @param createdAt when it was created
 * @param endedAt when it ended; null while it has not
 * @param estimatedEnd when it will have ended if it goes on as fast; null unless it runs and some draws are done
 */
public record Forecast(
        String id,
        ForecastSpec spec,
        ForecastState state,
        int usedDrawCount,
        int doneDrawCount,
        @Nullable Manifest manifest,
        @Nullable ForecastResult result,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Instant estimatedEnd) {
    /**
     * Why a run failed.
     *
     * @param reason stable reason in upper snake case
     * @param message what happened and what to do
     */
    public record Failure(String reason, String message) {}
}
