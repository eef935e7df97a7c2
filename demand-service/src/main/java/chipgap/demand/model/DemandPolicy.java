package chipgap.demand.model;

import java.util.List;
import java.util.Set;

/**
 * What policy does to demand in each draw of a block.
 *
 * @param domesticOnly provisions that let buyers use domestic chips only
 */
public record DemandPolicy(List<DomesticOnly> domesticOnly) {
    /** No policy at all. */
    public static final DemandPolicy NONE = new DemandPolicy(List.of());

    public DemandPolicy {
        domesticOnly = List.copyOf(domesticOnly);
    }

    /**
     * A share of the buyers in scope may use domestic chips only.
     *
     * @param stateFundedOnly whether it is about the state-funded part of demand only
     * @param workloads workloads in scope, at least one
     * @param segments ids of the segments in scope, empty for every segment
     * @param intensities row-major, #draws × #quarters of {@link DemandModel#HORIZON}, in [0, 1]
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    public record DomesticOnly(
            boolean stateFundedOnly, Set<Workload> workloads, Set<String> segments, double[] intensities) {
        public DomesticOnly {
            workloads = Set.copyOf(workloads);
            segments = Set.copyOf(segments);
        }

        /** About every segment. */
        public DomesticOnly(boolean stateFundedOnly, Set<Workload> workloads, double[] intensities) {
            this(stateFundedOnly, workloads, Set.of(), intensities);
        }

        boolean isAbout(Segment segment, Workload workload) {
            return workloads.contains(workload) && (segments.isEmpty() || segments.contains(segment.id()));
        }
    }

    /**
     * Share of a cell's demand bound to domestic chips. Provisions bind independently of each other; those about state-funded demand leave the rest
     * alone.
     */
    double boundShare(Segment segment, Workload workload, double stateFunded, int cell) {
        double freeOfState = 1;
        double freeOfRest = 1;
        for (DomesticOnly provision : domesticOnly) {
            if (provision.isAbout(segment, workload)) {
                double free = 1 - provision.intensities()[cell];
                freeOfState *= free;
                freeOfRest *= provision.stateFundedOnly() ? 1 : free;
            }
        }
        return (1 - freeOfRest) + stateFunded * (freeOfRest - freeOfState);
    }
}
