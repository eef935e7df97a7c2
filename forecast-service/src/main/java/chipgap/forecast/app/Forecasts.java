package chipgap.forecast.app;

import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.ForecastResult;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored forecasts. */
public interface Forecasts {
    /**
     * Stores a new forecast in state QUEUED.
     *
     * @throws DuplicateRequestException when the request id is taken
     */
    Forecast insert(UUID requestId, String requestDigest, ForecastSpec spec);

    /** The forecast that a request id made, with the fingerprint of that request. */
    Optional<Requested> findByRequest(UUID requestId);

    /** A forecast and the fingerprint of the request that made it. */
    record Requested(Forecast forecast, String requestDigest) {}

    /** One forecast with its result. */
    Optional<Forecast> find(String id);

    /** One forecast without its result. */
    Optional<Forecast> findWithoutResult(String id);

    /** Forecasts without their results, newest first, from after a key of {@link #keyOf}; an empty key starts at the newest. */
    List<Forecast> newestFirst(String afterKey, int limit);

    /** Key of a forecast in the order of {@link #newestFirst}. */
    String keyOf(Forecast forecast);

    void start(String id);

    /**
     * Says that a queued or running forecast is alive, and how far it is. One that nobody speaks for is failed after a while.
     *
     * @return whether its cancellation was asked for
     */
    boolean keepAlive(String id, int doneDrawCount);

    void succeed(String id, Manifest manifest, ForecastResult result);

    void fail(String id, Forecast.Failure failure);

    void cancelled(String id);

    /** Asks for the cancellation of a forecast; does nothing when it has ended. */
    void requestCancel(String id);

    /** The request id is taken. */
    final class DuplicateRequestException extends RuntimeException {
        public DuplicateRequestException(UUID requestId, Throwable cause) {
            super("The request id %s is taken.".formatted(requestId), cause);
        }
    }
}
