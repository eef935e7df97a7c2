package chipgap.forecast.app;

import chipgap.forecast.model.Assumption;
import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.SampledBlock;
import chipgap.forecast.model.Sweep;
import chipgap.forecast.model.SweepCase;
import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.random.DrawBlock;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/**
 * Creates a sweep: fills in the defaults, pins the data, tries each case on one draw, so that none is refused only when the shards run, and stores all of
 * it. Nothing runs yet.
 */
@ApplicationScoped
public class CreateSweep {
    private static final int TRIED_AT_ONCE = 8;

    private final Sweeps sweeps;
    private final ResolveSpec resolveSpec;
    private final WorldSampling sampling;
    private final Places places;
    private final ExecutorService virtualThreads;

    CreateSweep(
            Sweeps sweeps,
            ResolveSpec resolveSpec,
            WorldSampling sampling,
            Places places,
            @VirtualThreads ExecutorService virtualThreads) {
        this.sweeps = sweeps;
        this.resolveSpec = resolveSpec;
        this.sampling = sampling;
        this.places = places;
        this.virtualThreads = virtualThreads;
    }

    /**
     * Creates, or returns what the same request created before.
     *
     * @throws CreateForecast.RequestIdReusedException when the id came with another request before
     * @throws ResolveSpec.HorizonOutsideDataException when the horizon leaves what the upstreams cover
     * @throws TooManyDrawsException when the cases have too many draws together
     * @throws RefusedCaseException when a case cannot be run
     * @throws Places.NoPlaceException when a question of the caller is being answered, or another sweep of it is being tried
     * @throws UpstreamException when an upstream does not answer
     */
    public Sweep create(UUID requestId, SweepRequest request, Caller caller) {
        String digest = Fingerprint.of(request.toString());
        return madeBefore(requestId, digest).orElseGet(() -> {
            try (Places.Place _ = places.forQuestion(caller.name())) {
                List<SweepCase> cases = resolved(request, caller);
                return sweeps.insert(requestId, digest, request.title(), cases);
            } catch (Sweeps.DuplicateRequestException taken) {
                return madeBefore(requestId, digest).orElseThrow(() -> taken);
            }
        });
    }

    private Optional<Sweep> madeBefore(UUID requestId, String digest) {
        Optional<Sweeps.Requested> before = sweeps.findByRequest(requestId);
        if (before.isPresent() && !before.get().requestDigest().equals(digest)) {
            throw new CreateForecast.RequestIdReusedException(
                    requestId, "sweeps/" + before.get().sweep().id());
        }
        return before.map(Sweeps.Requested::sweep);
    }

    private List<SweepCase> resolved(SweepRequest request, Caller caller) {
        ForecastSpec base = resolveSpec.resolve(request.base());
        long draws = (long) base.usedDraws() * request.cases().size();
        if (draws > Sweep.MOST_DRAWS) {
            throw new TooManyDrawsException(request.cases().size(), base.usedDraws());
        }
        return tried(request.cases(), worlds(request.cases(), base), caller);
    }

    private List<ForecastSpec> worlds(List<SweepRequest.Case> cases, ForecastSpec base) {
        Map<String, List<Assumption>> assumed = new HashMap<>();
        cases.forEach(each -> assumed.put(each.field(), each.alternative().assumptions()));
        Map<String, List<Assumption>> resolved = resolveSpec.resolved(assumed);
        return cases.stream()
                .map(each -> each.alternative().of(base, Objects.requireNonNull(resolved.get(each.field()))))
                .toList();
    }

    private List<SweepCase> tried(List<SweepRequest.Case> cases, List<ForecastSpec> worlds, Caller caller) {
        WorldSampling.Frame frame = sampling.frame(worlds);
        Executor callers = work -> virtualThreads.execute(caller.carrying().apply(work));
        List<SweepCase> tried = new ArrayList<>();
        for (int first = 0; first < cases.size(); first += TRIED_AT_ONCE) {
            List<CompletableFuture<SweepCase>> some = IntStream.range(
                            first, Math.min(first + TRIED_AT_ONCE, cases.size()))
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> tried(cases.get(i), worlds.get(i), frame, callers), callers))
                    .toList();
            some.forEach(each -> tried.add(DrawPass.result(each)));
        }
        return tried;
    }

    private SweepCase tried(SweepRequest.Case asked, ForecastSpec world, WorldSampling.Frame frame, Executor callers) {
        try {
            DrawBlock one = new DrawBlock(world.seed(), 0, 1, world.sampler());
            SampledBlock sampled =
                    sampling.sample(List.of(world), frame, one, callers).getFirst();
            Composition _ = Composition.of(sampled, world.rule());
            Manifest manifest = DrawPass.manifest(sampled);
            return new SweepCase(asked.name(), world, manifest);
        } catch (RuntimeException refused) {
            throw new RefusedCaseException(asked, refused);
        }
    }

    /** A case cannot be run. */
    public static final class RefusedCaseException extends RuntimeException {
        private final String field;
        private final RuntimeException reason;

        RefusedCaseException(SweepRequest.Case asked, RuntimeException reason) {
            super("Case '%s': %s".formatted(asked.name(), reason.getMessage()), reason);
            this.field = asked.field();
            this.reason = reason;
        }

        /** Path of the field that says what the case changes. */
        public String field() {
            return field;
        }

        /** What is wrong with it. */
        public RuntimeException reason() {
            return reason;
        }
    }

    /** The cases have too many draws together. */
    public static final class TooManyDrawsException extends RuntimeException {
        TooManyDrawsException(int cases, int draws) {
            super("%d cases of %d draws are more than %d draws together. Take fewer of either, or several sweeps."
                    .formatted(cases, draws, Sweep.MOST_DRAWS));
        }
    }
}
