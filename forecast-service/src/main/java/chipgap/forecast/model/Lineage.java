package chipgap.forecast.model;

import java.util.List;

/**
 * What one output's spread comes from.
 *
 * @param inputs inputs of the composition, the largest share first; they may depend on one another
 * @param origins what the services sample, the largest share first; they do not
 * @param explained what all origins explain, one by one: a share of the variance
 */
public record Lineage(List<Input> inputs, List<OriginShare> origins, Share explained) {
    public Lineage {
        inputs = List.copyOf(inputs);
        origins = List.copyOf(origins);
    }

    /**
     * How much of the spread an origin explains.
     *
     * @param name name of the origin
     * @param varianceShare first-order index of what it shares with no other, as estimated: about 0, on either side, when it changes nothing
     * @param standardError its standard error
     */
    public record OriginShare(String name, double varianceShare, double standardError) {
        /** Whether it is more than two standard errors above 0. */
        public boolean isClear() {
            return varianceShare > 2 * standardError;
        }
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
