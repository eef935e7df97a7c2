package chipgap.forecast.app;

import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.ForecastSpec;
import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.time.QuarterRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Creates a forecast: fills in the defaults, stores it, and starts its run. */
@ApplicationScoped
public class CreateForecast {
    private final Forecasts forecasts;
    private final RunForecast runForecast;
    private final Upstreams.Policy policy;
    private final Upstreams.Supply supply;
    private final Upstreams.Demand demand;

    CreateForecast(
            Forecasts forecasts,
            RunForecast runForecast,
            Upstreams.Policy policy,
            Upstreams.Supply supply,
            Upstreams.Demand demand) {
        this.forecasts = forecasts;
        this.runForecast = runForecast;
        this.policy = policy;
        this.supply = supply;
        this.demand = demand;
    }

    /**
     * What a caller asks for; null takes the default.
     *
     * @param scenario id of a scenario
     * @param asOf date of the data
     * @param horizon quarters
     * @param drawCount draws, already within bounds
     * @param seed seed
     */
    public record Request(
            @Nullable String scenario,
            @Nullable LocalDate asOf,
            @Nullable QuarterRange horizon,
            @Nullable Integer drawCount,
            @Nullable Long seed) {}

    /**
     * Creates, or returns what the same request created before.
     *
     * @param asCaller makes work carry the caller's token
     * @throws RequestIdReusedException when the id came with another request before
     * @throws HorizonOutsideDataException when the horizon leaves what the upstreams cover
     * @throws RunForecast.TooManyRunsException when no place is free
     * @throws UpstreamException when an upstream does not answer or knows no such scenario
     */
    public Forecast create(UUID requestId, Request request, UnaryOperator<Runnable> asCaller) {
        String digest = Fingerprint.of(request.toString());
        Optional<Forecast> made = madeBefore(requestId, digest);
        if (made.isPresent()) {
            return made.get();
        }
        ForecastSpec spec = resolve(request);
        runForecast.requireRoom();
        Forecast stored;
        try {
            stored = forecasts.insert(requestId, digest, spec);
        } catch (Forecasts.DuplicateRequestException taken) {
            return madeBefore(requestId, digest).orElseThrow(() -> taken);
        }
        runForecast.submit(stored, asCaller);
        return stored;
    }

    private Optional<Forecast> madeBefore(UUID requestId, String digest) {
        Optional<Forecasts.Requested> before = forecasts.findByRequest(requestId);
        if (before.isPresent() && !before.get().requestDigest().equals(digest)) {
            throw new RequestIdReusedException(
                    requestId, before.get().forecast().id());
        }
        return before.map(Forecasts.Requested::forecast);
    }

    private ForecastSpec resolve(Request request) {
        String scenario = Objects.requireNonNullElse(request.scenario(), ForecastSpec.DEFAULT_SCENARIO);
        policy.requireScenario(scenario);
        List<Upstreams.Coverage> coverages = List.of(policy.coverage(), supply.coverage(), demand.coverage());
        QuarterRange covered = coverages.stream()
                .map(Upstreams.Coverage::horizon)
                .reduce(QuarterRange::intersect)
                .orElseThrow();
        QuarterRange horizon = Objects.requireNonNullElse(request.horizon(), covered);
        if (!covered.contains(horizon)) {
            throw new HorizonOutsideDataException(horizon, covered);
        }
        return new ForecastSpec(
                scenario,
                vintage(request.asOf(), coverages),
                horizon,
                Objects.requireNonNullElse(request.drawCount(), ForecastSpec.DEFAULT_DRAWS),
                Objects.requireNonNullElse(request.seed(), ForecastSpec.DEFAULT_SEED));
    }

    private static Vintage vintage(@Nullable LocalDate asOf, List<Upstreams.Coverage> coverages) {
        LocalDate newest = coverages.stream()
                .map(coverage -> coverage.newest().asOf())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant recorded = coverages.stream()
                .map(coverage -> coverage.newest().recordedUntil())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Vintage(asOf == null ? newest : asOf, recorded);
    }

    /** The request id came with another request before. */
    public static final class RequestIdReusedException extends RuntimeException {
        RequestIdReusedException(UUID requestId, String forecast) {
            super("The request id %s was used for another request, which made forecasts/%s. Use a new id."
                    .formatted(requestId, forecast));
        }
    }

    /** The horizon leaves what the upstreams cover. */
    public static final class HorizonOutsideDataException extends RuntimeException {
        HorizonOutsideDataException(QuarterRange horizon, QuarterRange covered) {
            super("The horizon (%s) must lie inside what all three services cover (%s).".formatted(horizon, covered));
        }
    }
}
