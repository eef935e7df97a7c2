package chipgap.demand.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Demand in every draw of a block. Paths are row-major, #draws × #quarters of {@link DemandModel#HORIZON}.
 *
 * @param cells one entry a segment, workload and funding
 * @param terms one entry a segment
 * @param backlogKept share of unmet demand still wanted a quarter later before segments differ, one a draw
 * @param orderInflation orders ÷ new demand, each 1 or more
 * @param price price of the quarter's basket, in USD per H100e
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
public record DemandSample(
        List<Cell> cells, List<Terms> terms, double[] backlogKept, double[] orderInflation, double[] price) {
    public DemandSample {
        cells = List.copyOf(cells);
        terms = List.copyOf(terms);
    }

    /**
     * New demand of one segment for one workload, state-funded or not.
     *
     * @param h100e demand
     * @param domesticOnly share of it that may use domestic chips only
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    public record Cell(
            Segment segment, Workload workload, boolean stateFunded, double[] h100e, double[] domesticOnly) {}

    /**
     * What holds for all cells of a segment.
     *
     * @param backlogKept share of its unmet demand still wanted a quarter later, one a draw
     * @param tiers tier in which it is served, 0 first, a path; null: always its own
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    public record Terms(Segment segment, double[] backlogKept, int @Nullable [] tiers) {}
}
