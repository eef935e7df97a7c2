package chipgap.forecast.app;

import chipgap.forecast.model.Forecast;
import chipgap.kernel.evidence.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Creates a forecast: fills in the defaults, stores it, and starts its run. */
@ApplicationScoped
public class CreateForecast {
    private final Forecasts forecasts;
    private final RunForecast runForecast;
    private final ResolveSpec resolveSpec;
    private final Places places;

    CreateForecast(Forecasts forecasts, RunForecast runForecast, ResolveSpec resolveSpec, Places places) {
        this.forecasts = forecasts;
        this.runForecast = runForecast;
        this.resolveSpec = resolveSpec;
        this.places = places;
    }

    /**
     * Creates, or returns what the same request created before.
     *
     * @throws RequestIdReusedException when the id came with another request before
     * @throws ResolveSpec.HorizonOutsideDataException when the horizon leaves what the upstreams cover
     * @throws Places.NoPlaceException when no place is free
     * @throws UpstreamException when an upstream does not answer or knows no such scenario
     */
    public Forecast create(UUID requestId, SpecRequest request, Caller caller) {
        String digest = Fingerprint.of(request.toString());
        Optional<Forecast> made = madeBefore(requestId, digest);
        if (made.isPresent()) {
            return made.get();
        }
        Places.Place place = places.forRun(caller.name());
        try {
            Forecast stored = forecasts.insert(requestId, digest, resolveSpec.resolve(request));
            runForecast.submit(stored, caller, place);
            return stored;
        } catch (Forecasts.DuplicateRequestException taken) {
            place.close();
            return madeBefore(requestId, digest).orElseThrow(() -> taken);
        } catch (RuntimeException refused) {
            place.close();
            throw refused;
        }
    }

    private Optional<Forecast> madeBefore(UUID requestId, String digest) {
        Optional<Forecasts.Requested> before = forecasts.findByRequest(requestId);
        if (before.isPresent() && !before.get().requestDigest().equals(digest)) {
            throw new RequestIdReusedException(
                    requestId, "forecasts/" + before.get().forecast().id());
        }
        return before.map(Forecasts.Requested::forecast);
    }

    /** The request id came with another request before. */
    public static final class RequestIdReusedException extends RuntimeException {
        RequestIdReusedException(UUID requestId, String made) {
            super("The request id %s was used for another request, which made %s. Use a new id."
                    .formatted(requestId, made));
        }
    }
}
