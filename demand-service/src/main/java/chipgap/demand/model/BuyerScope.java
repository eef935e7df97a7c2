package chipgap.demand.model;

import java.util.Set;

/**
 * Whose demand a provision is about.
 *
 * @param stateFundedOnly whether it is about the state-funded part of demand only
 * @param workloads workloads in scope, at least one
 * @param segments ids of the segments in scope, empty for every segment
 * @param headquarters countries of headquarters in scope, ISO 3166 alpha-2, empty for wherever
 */
public record BuyerScope(
        boolean stateFundedOnly, Set<Workload> workloads, Set<String> segments, Set<String> headquarters) {
    /** Every buyer. */
    public static final BuyerScope ALL = new BuyerScope(false, Set.of(Workload.values()), Set.of(), Set.of());

    public BuyerScope {
        workloads = Set.copyOf(workloads);
        segments = Set.copyOf(segments);
        headquarters = Set.copyOf(headquarters);
    }

    /** Whether a segment's demand for one workload is in scope. */
    boolean covers(Segment segment, Workload workload, boolean stateFunded) {
        return covers(segment) && workloads.contains(workload) && (stateFunded || !stateFundedOnly);
    }

    boolean covers(Segment segment) {
        return (segments.isEmpty() || segments.contains(segment.id()))
                && (headquarters.isEmpty() || headquarters.contains(segment.headquarters()));
    }
}
