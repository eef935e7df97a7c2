package chipgap.demand.model;

import java.util.List;

/**
 * What policy does to demand in each draw of a block. Intensities are row-major, #draws × #quarters of {@link DemandModel#HORIZON}, in [0, 1].
 *
 * @param domesticOnly provisions that let buyers use domestic chips only
 * @param shifts orders held off or downsized
 * @param anticipations purchases brought forward while a provision on buyers is expected
 * @param priorities segments served in another tier
 */
public record DemandPolicy(
        List<DomesticOnly> domesticOnly,
        List<Shift> shifts,
        List<Anticipation> anticipations,
        List<Priority> priorities) {
    /** No policy at all. */
    public static final DemandPolicy NONE = new DemandPolicy(List.of(), List.of(), List.of(), List.of());

    public DemandPolicy {
        domesticOnly = List.copyOf(domesticOnly);
        shifts = List.copyOf(shifts);
        anticipations = List.copyOf(anticipations);
        priorities = List.copyOf(priorities);
    }

    /** A share of the demand in scope, the intensity, may use domestic chips only. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record DomesticOnly(BuyerScope scope, double[] intensities) {}

    /**
     * A share of new demand in scope, the intensity, is not ordered in its quarter.
     *
     * @param delayQuarters quarters until it is, 1 or more
     * @param lostFraction share of it that never is, in [0, 1]
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record Shift(BuyerScope scope, int delayQuarters, double lostFraction, double[] intensities) {
        public Shift {
            if (delayQuarters < 1) {
                throw new IllegalArgumentException(
                        "The delay (%d) must be a quarter or more.".formatted(delayQuarters));
            }
        }
    }

    /**
     * Demand brought forward.
     *
     * @param scope whom the expected provision is about
     * @param quarters length of the time whose demand is brought forward, above 0
     * @param shareFraction share of it brought forward at intensity 1, in (0, 1]
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record Anticipation(BuyerScope scope, double quarters, double shareFraction, double[] intensities) {}

    /**
     * Another tier.
     *
     * @param tier tier while the provision is in force, 0 first
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record Priority(BuyerScope scope, int tier, double[] intensities) {}
}
