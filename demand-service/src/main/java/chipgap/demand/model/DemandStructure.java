package chipgap.demand.model;

import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who buys, and how the market total is estimated.
 *
 * @param segments segments, at least one
 * @param estimates direct estimates of the market total, at least one
 * @param capex estimates by capital expenditure
 */
public record DemandStructure(List<Segment> segments, List<Estimate> estimates, List<CapexEstimate> capex) {
    public DemandStructure {
        segments = List.copyOf(segments);
        estimates = List.copyOf(estimates);
        capex = List.copyOf(capex);
        if (segments.isEmpty() || estimates.isEmpty()) {
            throw new IllegalArgumentException("Demand needs at least one segment and one estimate.");
        }
        for (CapexEstimate estimate : capex) {
            for (Payer payer : estimate.payers()) {
                position(segments, payer.segment());
            }
        }
    }

    /** Position of a segment. */
    int position(String id) {
        return position(segments, id);
    }

    private static int position(List<Segment> segments, String id) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no segment '%s'. There are %s."
                .formatted(id, segments.stream().map(Segment::id).toList()));
    }

    /**
     * A direct estimate of the market total of one year.
     *
     * @param quantity name of the quantity that states it
     * @param year calendar year
     * @param kind what is stated
     * @param weight weight among all estimates, above 0
     */
    public record Estimate(String quantity, int year, Kind kind, double weight) {
        public Estimate {
            requireSound(year, weight);
        }
    }

    /** What a direct estimate states. */
    public enum Kind {
        /** USD a year. */
        VALUE,
        /** Chips a year. */
        UNITS
    }

    /**
     * An estimate of one year by what segments spend.
     *
     * @param year calendar year
     * @param weight weight among all estimates, above 0
     * @param payers who spends, at least one, each of another segment
     */
    public record CapexEstimate(int year, double weight, List<Payer> payers) {
        public CapexEstimate {
            payers = List.copyOf(payers);
            requireSound(year, weight);
            if (payers.isEmpty()
                    || payers.stream().map(Payer::segment).distinct().count() < payers.size()) {
                throw new IllegalArgumentException(
                        "An estimate by capital expenditure needs payers, each of another segment, not %s."
                                .formatted(payers));
            }
        }
    }

    /**
     * Whose capital expenditure stands for a segment.
     *
     * @param segment id of the segment
     * @param capex name of the quantity that states it, a flow in CNY bn
     * @param shareOfSegment name of the quantity that states its share in the segment's; null where it is the whole
     */
    public record Payer(
            String segment, String capex, @Nullable String shareOfSegment) {
        String aiShare() {
            return "segment." + segment + ".ai_share";
        }
    }

    /** The quarters of a calendar year. */
    static QuarterRange quartersOf(int year) {
        return new QuarterRange(new Quarter(year, 1), new Quarter(year + 1, 1));
    }

    private static void requireSound(int year, double weight) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("The weight (%s) of an estimate must be above 0.".formatted(weight));
        }
        if (!DemandModel.HORIZON.contains(quartersOf(year))) {
            throw new IllegalArgumentException(
                    "The year (%d) of an estimate must lie inside %s.".formatted(year, DemandModel.HORIZON));
        }
    }
}
