package chipgap.forecast.model;

import java.util.List;

/**
 * What one output's spread comes from.
 *
 * @param inputs the largest share first
 */
public record Lineage(List<Input> inputs) {
    public Lineage {
        inputs = List.copyOf(inputs);
    }

    /** The service that knows an input. */
    public enum Service {
        POLICY,
        SUPPLY,
        DEMAND
    }

    /**
     * An input of the composition.
     *
     * @param name what it is
     * @param service who knows it
     * @param varianceShare first-order index
     * @param standardError its standard error
     */
    public record Input(String name, Service service, double varianceShare, double standardError) {}
}
