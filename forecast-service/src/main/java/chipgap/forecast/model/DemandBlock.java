package chipgap.forecast.model;

import java.util.List;

/**
 * Demand in every draw of a block. Columns are row-major, #draws × #quarters.
 *
 * @param origin model and inputs it comes from
 * @param cells new demand, one entry a segment, workload and funding, in an order that is the same in every block
 * @param backlogKept share of unmet demand still wanted a quarter later, one a draw
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers
public record DemandBlock(Manifest.Upstream origin, List<CellDemand> cells, float[] backlogKept) {
    public DemandBlock {
        cells = List.copyOf(cells);
    }

    /**
     * New demand of one cell.
     *
     * @param cell whose demand
     * @param h100e demand
     * @param domesticOnly share of it that may use domestic chips only
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    public record CellDemand(Cell cell, float[] h100e, float[] domesticOnly) {}

    /**
     * A segment and a workload, and the part of it that the state funds or the rest.
     *
     * @param segment name of the segment
     * @param workload workload
     * @param priorityTier tier in which it is served, 0 first
     * @param willingness what it would pay at most, in USD per H100e; not a number when not known
     * @param stateFunded whether this is the state-funded part
     */
    public record Cell(String segment, Workload workload, int priorityTier, double willingness, boolean stateFunded) {
        /** A cell that is not split by funding. */
        public Cell(String segment, Workload workload, int priorityTier, double willingness) {
            this(segment, workload, priorityTier, willingness, false);
        }

        /** A cell of which nobody knows what it would pay. */
        public Cell(String segment, Workload workload, int priorityTier) {
            this(segment, workload, priorityTier, Double.NaN);
        }
    }

    List<Cell> cellNames() {
        return cells.stream().map(CellDemand::cell).toList();
    }
}
