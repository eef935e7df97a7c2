package chipgap.demand.model;

import chipgap.kernel.random.DrawBlock;

/** An estimate of the market of one year, ready to be sampled. */
sealed interface MarketEstimate permits DirectEstimate, SpendingEstimate {
    /** Weight among all estimates. */
    double weight();

    /**
     * H100e wanted per unit of the demand index, in the draws that listen to this estimate. It may change their shares, which still sum to 1.
     *
     * @param block the draws
     * @param paths what it is turned into H100e with
     * @param picks which estimate each draw listens to
     * @param own number of this estimate
     * @param scale receives the H100e per unit of the index
     */
    void fill(DrawBlock block, MarketPaths paths, int[] picks, int own, double[] scale);
}
