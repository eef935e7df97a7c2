package chipgap.forecast.app;

import chipgap.forecast.model.ChipFacts;
import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.ForecastState;
import chipgap.forecast.model.ForecastSummary;
import chipgap.forecast.model.SampledBlock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs forecasts in the background: a few at once, the next ones in a queue of bounded length. */
@ApplicationScoped
public class RunForecast {
    /** Runs at once; each keeps several blocks in flight, so more would only wait for the same cores. */
    private static final int RUNS_AT_ONCE = 2;

    private static final Duration PULSE = Duration.ofMillis(250);
    private static final Logger LOG = Logger.getLogger(RunForecast.class);

    private final Forecasts forecasts;
    private final DrawPasses passes;
    private final Upstreams.Supply supply;
    private final RunMeters meters;
    private final ExecutorService runs = Executors.newFixedThreadPool(
            RUNS_AT_ONCE, Thread.ofPlatform().daemon().name("run-", 0).factory());
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pulse").factory());
    private final Set<Run> alive = ConcurrentHashMap.newKeySet();

    /** A stored forecast and the pass that makes its result. */
    private record Run(Forecast forecast, DrawPass pass, Places.Place place) {
        String id() {
            return forecast.id();
        }
    }

    RunForecast(Forecasts forecasts, DrawPasses passes, Upstreams.Supply supply, RunMeters meters) {
        this.forecasts = forecasts;
        this.passes = passes;
        this.supply = supply;
        this.meters = meters;
    }

    void startPulse(@Observes StartupEvent start) {
        Future<?> _ = pulse.scheduleWithFixedDelay(
                this::keepAlive, PULSE.toMillis(), PULSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Puts a stored forecast in line.
     *
     * @param place given back when the run has ended
     */
    void submit(Forecast forecast, Caller caller, Places.Place place) {
        Run run = new Run(forecast, passes.over(List.of(forecast.spec()), caller), place);
        alive.add(run);
        meters.queued();
        runs.execute(caller.carrying().apply(() -> carryOut(run)));
    }

    private void carryOut(Run run) {
        meters.begun();
        try {
            forecasts.start(run.id());
            long begin = System.nanoTime();
            DrawPass.Outcome<Composed> outcome = run.pass()
                    .run(
                            first ->
                                    Composed.of(first.getFirst(), run.forecast().spec(), supply.catalogue()),
                            (composed, worlds) -> composed.add(worlds.getFirst()));
            forecasts.succeed(
                    run.id(),
                    outcome.manifests().getFirst(),
                    outcome.reading().summary().result());
            meters.ended(ForecastState.SUCCEEDED);
            LOG.infof(
                    "Forecast done: forecast=%s draws=%d millis=%d",
                    run.id(), run.pass().doneDraws(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        } catch (CancellationException cancelled) {
            forecasts.cancelled(run.id());
            meters.ended(ForecastState.CANCELLED);
            LOG.infof(
                    "Forecast cancelled: forecast=%s draws=%d",
                    run.id(), run.pass().doneDraws());
        } catch (RuntimeException failed) {
            fail(run, failed);
        } finally {
            alive.remove(run);
            run.place().close();
        }
    }

    /** How a run composes, and what it adds to. */
    record Composed(Composition composition, ForecastSummary summary) {
        static Composed of(SampledBlock first, ForecastSpec spec, List<ChipFacts> catalogue) {
            Composition composition = Composition.of(first, spec.rule());
            return new Composed(
                    composition,
                    composition.newSummary(
                            spec.horizon(), catalogue, spec.sampler().scrambles()));
        }

        void add(SampledBlock world) {
            composition.add(world, summary);
        }
    }

    private void fail(Run run, RuntimeException failed) {
        Forecast.Failure failure = switch (failed) {
            case UpstreamException upstream -> failure(upstream.reason(), upstream);
            case UpstreamChangedException changed -> failure("UPSTREAM_CHANGED", changed);
            case Composition.NoWillingnessException unstated -> failure("NO_WILLINGNESS", unstated);
            case ComputeBasis.NoRateException unpublished -> failure("NO_RATE", unpublished);
            default ->
                new Forecast.Failure(
                        "INTERNAL",
                        "Something went wrong here. The log of forecast-service has the cause under this forecast's id.");
        };
        if (failure.reason().equals("INTERNAL")) {
            LOG.errorf(failed, "Forecast failed: forecast=%s reason=INTERNAL", run.id());
        } else {
            LOG.warnf("Forecast failed: forecast=%s reason=%s", run.id(), failure.reason());
        }
        meters.ended(ForecastState.FAILED);
        forecasts.fail(run.id(), failure);
    }

    private static Forecast.Failure failure(String reason, RuntimeException failed) {
        return new Forecast.Failure(reason, String.valueOf(failed.getMessage()));
    }

    private void keepAlive() {
        for (Run run : alive) {
            try {
                if (forecasts.keepAlive(run.id(), run.pass().doneDraws())) {
                    run.pass().cancel();
                }
            } catch (RuntimeException databaseAway) {
                LOG.warnf(databaseAway, "Progress not stored: forecast=%s", run.id());
            }
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        pulse.shutdownNow();
        for (Run run : alive) {
            run.pass().cancel();
            forecasts.fail(
                    run.id(),
                    new Forecast.Failure(
                            "INTERRUPTED", "The service was stopped during the run. Create the forecast again."));
        }
        runs.shutdownNow();
    }
}
