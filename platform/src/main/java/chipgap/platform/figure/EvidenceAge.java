package chipgap.platform.figure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Tells the monitoring how many days ago the newest figure was published; not a number where there is none. */
@ApplicationScoped
class EvidenceAge {
    private final MeterRegistry registry;
    private final FigureTable figures;

    EvidenceAge(MeterRegistry registry, FigureTable figures) {
        this.registry = registry;
        this.figures = figures;
    }

    void begin(@Observes StartupEvent starting) {
        Gauge.builder("chipgap.vintage.age", figures, EvidenceAge::days)
                .baseUnit("days")
                .register(registry);
    }

    private static double days(FigureTable figures) {
        return figures.lastPublication()
                .map(published -> (double) ChronoUnit.DAYS.between(published, LocalDate.now(ZoneOffset.UTC)))
                .orElse(Double.NaN);
    }
}
