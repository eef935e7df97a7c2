package chipgap.forecast.app;

import chipgap.forecast.model.ForecastSpec;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes passes, which share the cores. */
@ApplicationScoped
class DrawPasses {
    private final WorldSampling sampling;
    private final RunMeters meters;
    private final ExecutorService virtualThreads;
    private final ExecutorService cores = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("compose-", 0).factory());

    DrawPasses(WorldSampling sampling, RunMeters meters, @VirtualThreads ExecutorService virtualThreads) {
        this.sampling = sampling;
        this.meters = meters;
        this.virtualThreads = virtualThreads;
    }

    /** A pass for a caller over one or more worlds; draws and seed are those of the first. */
    DrawPass over(List<ForecastSpec> worlds, Caller caller) {
        return over(worlds, DrawBlocks.of(worlds.getFirst()), caller);
    }

    /** A pass over some draws of one or more worlds. */
    DrawPass over(List<ForecastSpec> worlds, DrawBlocks blocks, Caller caller) {
        return new DrawPass(
                worlds,
                blocks,
                sampling,
                work -> virtualThreads.execute(caller.carrying().apply(work)),
                cores,
                caller.hasLeft(),
                meters);
    }

    void stop(@Observes ShutdownEvent stop) {
        cores.shutdownNow();
    }
}
