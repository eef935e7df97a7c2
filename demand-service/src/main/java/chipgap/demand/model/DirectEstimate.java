package chipgap.demand.model;

import chipgap.demand.model.DemandStructure.Estimate;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;

/**
 * A published total of the market, in USD or in chips. The quarters of its year sum to it: USD at the price of each quarter's basket.
 *
 * @param estimate what is stated
 * @param stated the statement
 */
record DirectEstimate(Estimate estimate, UncertainValue stated) implements MarketEstimate {
    @Override
    public double weight() {
        return estimate.weight();
    }

    @Override
    public void fill(DrawBlock block, MarketPaths paths, int[] picks, int own, double[] scale) {
        double[] amounts = stated.sample(block);
        for (int draw = 0; draw < amounts.length; draw++) {
            if (picks[draw] == own) {
                scale[draw] = switch (estimate.kind()) {
                    case VALUE -> amounts[draw] / paths.valueOf(draw, estimate.year());
                    case UNITS -> amounts[draw] * paths.h100ePerUnit()[draw] / paths.indexOf(draw, estimate.year());
                };
            }
        }
    }
}
