package chipgap.policy.store;

import chipgap.platform.figure.FigureStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Figures in the service's database. The policy model samples its book, not them; they are what is known about measures in numbers. */
@ApplicationScoped
class PolicyFigures {
    private final FigureStore figures;

    PolicyFigures(FigureStore figures) {
        this.figures = figures;
    }

    void load(@Observes StartupEvent start) {
        figures.load(List.of());
    }
}
