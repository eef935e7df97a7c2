package chipgap.demand.model;

import java.util.List;

/**
 * Demand in every draw of a block, over the quarters of {@link DemandModel#HORIZON}.
 *
 * @param cells one entry a segment and workload
 * @param backlogKept share of unmet demand still wanted a quarter later, one a draw
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers
public record DemandSample(List<Cell> cells, double[] backlogKept) {
    public DemandSample {
        cells = List.copyOf(cells);
    }

    /**
     * New demand of one segment for one workload.
     *
     * @param segment the segment
     * @param workload the workload
     * @param h100e demand, row-major, #draws × #quarters
     * @param domesticOnly share of it that may use domestic chips only, row-major, #draws × #quarters
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    public record Cell(Segment segment, Workload workload, double[] h100e, double[] domesticOnly) {}
}
