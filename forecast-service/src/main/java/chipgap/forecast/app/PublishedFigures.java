package chipgap.forecast.app;

import chipgap.kernel.evidence.Vintage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures that the three services stand on, to be shown. Calls carry the caller's token and deadline. */
public interface PublishedFigures {
    /** All figures visible at a vintage, service by service. */
    List<Figure> figures(Vintage vintage);

    /** All quantities, service by service. */
    List<Quantity> quantities();

    /** Every figure about a quantity and period side by side. */
    Comparison compare(Service service, String quantity, String period, Vintage vintage);

    /** Who keeps figures. */
    enum Service {
        POLICY,
        SUPPLY,
        DEMAND
    }

    /**
     * A source.
     *
     * @param publisher who published it
     * @param title title of the document; empty where there is none
     * @param url address; empty where it is not on the web
     * @param published publication date
     * @param grade how far to trust it, A to D
     */
    record Source(String publisher, String title, String url, LocalDate published, String grade) {}

    /**
     * A figure, in the unit it was printed in.
     *
     * @param name resource name
     * @param quantity id of the quantity
     * @param period what time it is about
     * @param low lower bound
     * @param central central value
     * @param high upper bound
     * @param coverage probability between the bounds
     * @param note what exactly it counts
     * @param recordedBy who recorded it
     * @param reason why
     */
    record Figure(
            Service service,
            String name,
            String quantity,
            String period,
            @Nullable Double low,
            @Nullable Double central,
            @Nullable Double high,
            double coverage,
            String unit,
            Source source,
            String note,
            Instant recordedAt,
            String recordedBy,
            String reason) {}

    /**
     * Something that figures are about.
     *
     * @param name its id
     * @param description what it is, in a sentence
     * @param isModelInput whether a model samples it
     */
    record Quantity(Service service, String name, String unit, String description, boolean isModelInput) {}

    /**
     * What sources say, in one unit.
     *
     * @param voices one entry a figure, the heaviest voice first
     * @param pool quantiles of the pool at the standard probabilities
     */
    record Comparison(String quantity, String period, String unit, List<Voice> voices, List<Double> pool) {}

    /**
     * One figure in the pool, converted to the comparison's unit.
     *
     * @param weight its weight; 0 where a later figure of the publisher speaks for it
     * @param median median of the distribution that it states
     */
    record Voice(
            Figure figure,
            @Nullable Double low,
            @Nullable Double central,
            @Nullable Double high,
            double weight,
            double median) {}
}
