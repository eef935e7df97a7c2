package chipgap.forecast.app;

import chipgap.forecast.model.Forecast;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Runs forecasts in the background: a few at once, the next ones in a queue of bounded length. */
@ApplicationScoped
public class RunForecast {
    /** Runs at once; each keeps several blocks in flight, so more would only wait for the same cores. */
    private static final int RUNS_AT_ONCE = 2;

    private static final int MOST_ALIVE = 16;
    private static final Duration PULSE = Duration.ofMillis(250);
    private static final Logger LOG = Logger.getLogger(RunForecast.class);

    private final Forecasts forecasts;
    private final Upstreams.Policy policy;
    private final Upstreams.Supply supply;
    private final Upstreams.Demand demand;
    private final ExecutorService virtualThreads;
    private final ExecutorService runs = Executors.newFixedThreadPool(
            RUNS_AT_ONCE, Thread.ofPlatform().daemon().name("run-", 0).factory());
    private final ExecutorService cores = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("compose-", 0).factory());
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pulse").factory());
    private final Set<ForecastRun> alive = ConcurrentHashMap.newKeySet();

    RunForecast(
            Forecasts forecasts,
            Upstreams.Policy policy,
            Upstreams.Supply supply,
            Upstreams.Demand demand,
            @VirtualThreads ExecutorService virtualThreads) {
        this.forecasts = forecasts;
        this.policy = policy;
        this.supply = supply;
        this.demand = demand;
        this.virtualThreads = virtualThreads;
    }

    void startPulse(@Observes StartupEvent start) {
        Future<?> _ = pulse.scheduleWithFixedDelay(
                this::keepAlive, PULSE.toMillis(), PULSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Refuses when no place is free. */
    void requireRoom() {
        if (alive.size() >= MOST_ALIVE) {
            throw new TooManyRunsException();
        }
    }

    /**
     * Puts a stored forecast in line.
     *
     * @param asCaller makes work carry the caller's token
     */
    void submit(Forecast forecast, UnaryOperator<Runnable> asCaller) {
        ForecastRun run = new ForecastRun(
                forecast.id(),
                forecast.spec(),
                policy,
                supply,
                demand,
                work -> virtualThreads.execute(asCaller.apply(work)),
                cores);
        alive.add(run);
        runs.execute(() -> carryOut(run));
    }

    private void carryOut(ForecastRun run) {
        try {
            forecasts.start(run.id());
            long begin = System.nanoTime();
            ForecastRun.Outcome outcome = run.run();
            forecasts.succeed(run.id(), outcome.manifest(), outcome.result());
            LOG.infof(
                    "Forecast done: forecast=%s draws=%d millis=%d",
                    run.id(), run.doneDraws(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        } catch (CancellationException cancelled) {
            forecasts.cancelled(run.id());
            LOG.infof("Forecast cancelled: forecast=%s draws=%d", run.id(), run.doneDraws());
        } catch (UpstreamException failure) {
            LOG.warnf("Forecast failed: forecast=%s reason=%s", run.id(), failure.reason());
            forecasts.fail(run.id(), new Forecast.Failure(failure.reason(), String.valueOf(failure.getMessage())));
        } catch (ForecastRun.UpstreamChangedException changed) {
            LOG.warnf("Forecast failed: forecast=%s reason=UPSTREAM_CHANGED", run.id());
            forecasts.fail(run.id(), new Forecast.Failure("UPSTREAM_CHANGED", String.valueOf(changed.getMessage())));
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "Forecast failed: forecast=%s reason=INTERNAL", run.id());
            forecasts.fail(
                    run.id(),
                    new Forecast.Failure(
                            "INTERNAL",
                            "Something went wrong here. The log of forecast-service has the cause under this forecast's id."));
        } finally {
            alive.remove(run);
        }
    }

    private void keepAlive() {
        for (ForecastRun run : alive) {
            try {
                if (forecasts.keepAlive(run.id(), run.doneDraws())) {
                    run.cancel();
                }
            } catch (RuntimeException databaseAway) {
                LOG.warnf(databaseAway, "Progress not stored: forecast=%s", run.id());
            }
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        pulse.shutdownNow();
        for (ForecastRun run : alive) {
            run.cancel();
            forecasts.fail(
                    run.id(),
                    new Forecast.Failure(
                            "INTERRUPTED", "The service was stopped during the run. Create the forecast again."));
        }
        runs.shutdownNow();
        cores.shutdownNow();
    }

    /** No place is free. */
    public static final class TooManyRunsException extends RuntimeException {
        /** After this time a place may be free. */
        public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

        TooManyRunsException() {
            super("%d forecasts are running or waiting. Try again in a few seconds.".formatted(MOST_ALIVE));
        }
    }
}
