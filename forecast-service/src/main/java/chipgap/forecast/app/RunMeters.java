package chipgap.forecast.app;

import chipgap.forecast.model.ForecastState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What the monitoring hears of runs and passes. */
@ApplicationScoped
class RunMeters {
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger blocksInFlight = new AtomicInteger();
    private final Counter draws;
    private final Map<ForecastState, Counter> ends = new EnumMap<>(ForecastState.class);

    RunMeters(MeterRegistry registry) {
        Gauge.builder("chipgap.forecast.queued", queued, AtomicInteger::get).register(registry);
        Gauge.builder("chipgap.forecast.blocks.in.flight", blocksInFlight, AtomicInteger::get)
                .register(registry);
        draws = registry.counter("chipgap.forecast.draws");
        // All are there from the start, so that the first failure is an increase.
        for (ForecastState state : ForecastState.values()) {
            if (state.hasEnded()) {
                ends.put(state, registry.counter("chipgap.forecast.runs", "state", state.name()));
            }
        }
    }

    void queued() {
        queued.incrementAndGet();
    }

    void begun() {
        queued.decrementAndGet();
    }

    void ended(ForecastState state) {
        Objects.requireNonNull(ends.get(state)).increment();
    }

    void blockBegun() {
        blocksInFlight.incrementAndGet();
    }

    /**
     * A block has ended.
     *
     * @param drawCount draws that were added up; zero when it failed
     */
    void blockEnded(int drawCount) {
        blocksInFlight.decrementAndGet();
        draws.increment(drawCount);
    }
}
