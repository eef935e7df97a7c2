package chipgap.forecast.model;

import java.util.List;

/**
 * Demand in every draw of a block. Columns are by quarter, then draw, where nothing else is said.
 *
 * @param origin model and inputs it comes from
 * @param cells new demand, one entry a segment and workload, in an order that is the same in every block
 * @param terms what holds for all cells of a segment, one entry for each segment of the cells
 * @param basketUsdPerH100e price of the chips sold in the quarter, each above 0
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers
public record DemandBlock(
        Manifest.Upstream origin, List<CellDemand> cells, List<SegmentTerms> terms, float[][] basketUsdPerH100e) {
    public DemandBlock {
        cells = List.copyOf(cells);
        terms = List.copyOf(terms);
    }

    /**
     * What holds for all cells of a segment.
     *
     * @param segment name of the segment
     * @param backlogKept share of unmet demand still wanted a quarter later, one a draw
     * @param tiers tier in which it is served, 0 first; empty where that of its cells holds always
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    public record SegmentTerms(String segment, float[] backlogKept, int[][] tiers) {
        boolean hasMovingTier() {
            return tiers.length > 0;
        }
    }

    /**
     * New demand of one cell.
     *
     * @param cell whose demand
     * @param h100e demand
     * @param domesticOnly share of it that may use domestic chips only
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    public record CellDemand(Cell cell, float[][] h100e, float[][] domesticOnly) {
        /** Both parts of a cell together. */
        public CellDemand plus(CellDemand other) {
            CellDemand sum = new CellDemand(cell, new float[h100e.length][], new float[h100e.length][]);
            for (int q = 0; q < h100e.length; q++) {
                sum.h100e[q] = new float[h100e[q].length];
                sum.domesticOnly[q] = new float[h100e[q].length];
                add(q, other, sum.h100e[q], sum.domesticOnly[q]);
            }
            return sum;
        }

        private void add(int q, CellDemand other, float[] sum, float[] share) {
            float[] one = h100e[q];
            float[] two = other.h100e[q];
            float[] shareOfOne = domesticOnly[q];
            float[] shareOfTwo = other.domesticOnly[q];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = one[i] + two[i];
                float bound = one[i] * shareOfOne[i] + two[i] * shareOfTwo[i];
                share[i] = Math.min(1, bound / Math.max(sum[i], Float.MIN_NORMAL));
            }
        }
    }

    /**
     * A segment and a workload.
     *
     * @param segment name of the segment
     * @param workload workload
     * @param priorityTier tier in which it is served, 0 first
     * @param willingness what it would pay at most, in USD per H100e; not a number when not known
     */
    public record Cell(String segment, Workload workload, int priorityTier, double willingness) {
        /** A cell of which nobody knows what it would pay. */
        public Cell(String segment, Workload workload, int priorityTier) {
            this(segment, workload, priorityTier, Double.NaN);
        }
    }

    /** The terms of each cell's segment. */
    List<SegmentTerms> termsOfCells() {
        return cells.stream().map(cell -> termsOf(cell.cell().segment())).toList();
    }

    private SegmentTerms termsOf(String segment) {
        return terms.stream()
                .filter(each -> each.segment().equals(segment))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Demand states no terms of " + segment + "."));
    }

    List<Cell> cellNames() {
        return cells.stream().map(CellDemand::cell).toList();
    }
}
