package chipgap.forecast.app;

import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Origin;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the three services sample, told so that it can be sampled again, and where it comes from. Calls carry the caller's token and deadline. */
public interface SampledInputs {
    /** Everything sampled for a spec, each name once; common factors are named by what loads on them. */
    List<Sampled> of(ForecastSpec spec);

    /** What an origin is. */
    enum Kind {
        QUANTITY,
        PROVISION,
        FACTOR,
        CHOICE
    }

    /**
     * Something sampled.
     *
     * @param service who samples it
     * @param description what it is, in a sentence; may be empty
     * @param factors common factors that it loads on
     * @param figures figures that make the pool of a quantity, the heaviest source first, then by period
     * @param measure measure of a provision; null where the scenario brings it
     */
    record Sampled(
            Origin origin,
            Kind kind,
            PublishedFigures.Service service,
            String description,
            Set<String> factors,
            List<Cited> figures,
            @Nullable Act measure) {
        public Sampled {
            factors = Set.copyOf(factors);
            figures = List.copyOf(figures);
        }
    }

    /**
     * A figure behind a quantity.
     *
     * @param sourceWeight weight of its source in the pool, in [0, 1]
     * @param isAssumption whether nobody but this project says so
     */
    record Cited(PublishedFigures.Figure figure, double sourceWeight, boolean isAssumption) {}

    /**
     * The measure behind a provision.
     *
     * @param name resource name
     * @param title what it is called
     * @param jurisdiction who acts
     * @param announced when it was announced
     * @param reason why the provision has its numbers
     * @param references who says so
     */
    record Act(
            String name,
            String title,
            String jurisdiction,
            LocalDate announced,
            String reason,
            List<PublishedFigures.Source> references) {}
}
