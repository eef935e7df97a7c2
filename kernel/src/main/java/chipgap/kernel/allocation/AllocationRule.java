package chipgap.kernel.allocation;

import chipgap.kernel.allocation.AllocationNetwork.Cell;

/** Who comes first when there is not enough. One rule a network; a counterfactual is a second network with another rule. */
public enum AllocationRule {
    /** Strict priority by the cells' tiers; max-min fair fill ratios inside a tier. The default. */
    TIERED {
        @Override
        double rank(Cell cell) {
            return cell.tier();
        }
    },
    /** No priorities: max-min fair fill ratios over all cells. */
    EQUAL_TIER {
        @Override
        double rank(Cell cell) {
            return 0;
        }
    },
    /**
     * No priorities and no foresight: all supplies are poured out evenly over the same unit of time, each split over its eligible unfilled
     * cells in proportion to their need. Serves less in total than the other rules where cells differ in eligibility, as nobody steers a cell
     * with a choice away from what others depend on. Does not follow the order of use.
     */
    PRO_RATA {
        @Override
        double rank(Cell cell) {
            return 0;
        }
    },
    /** By willingness to pay, highest first; max-min fair fill ratios among equals. Tiers play no part. */
    MARKET {
        @Override
        double rank(Cell cell) {
            if (Double.isNaN(cell.willingness())) {
                throw new IllegalArgumentException(
                        "%s states no willingness to pay, by which MARKET ranks. State it or choose another rule."
                                .formatted(cell));
            }
            return -cell.willingness();
        }
    };

    /** Cells of a lower rank are served before cells of a higher one. */
    abstract double rank(Cell cell);
}
