package chipgap.demand.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.random.DrawBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Demand of the whole market. A draw listens to one estimate of one year, direct or by capital expenditure, and carries it to other years along the
 * demand index.
 */
final class Market {
    private static final int QUARTERS = DemandModel.HORIZON.length();

    private final MarketPaths.Source paths;
    private final List<MarketEstimate> estimates;

    /**
     * Demand of the market in every draw of a block.
     *
     * @param h100e H100e wanted, row-major, #draws × #quarters
     * @param paths prices, and the shares of the segments
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    record Total(double[] h100e, MarketPaths paths) {}

    Market(DemandStructure structure, Evidence evidence) {
        paths = new MarketPaths.Source(structure.segments(), evidence);
        List<MarketEstimate> known = new ArrayList<>();
        structure.estimates().stream()
                .filter(estimate -> evidence.knows(estimate.quantity()))
                .forEach(estimate -> known.add(new DirectEstimate(estimate, evidence.value(estimate.quantity()))));
        structure.capex().stream()
                .filter(estimate -> estimate.payers().stream().allMatch(payer -> evidence.knows(payer.capex())))
                .forEach(estimate -> known.add(new SpendingEstimate(estimate, structure, evidence)));
        if (known.isEmpty()) {
            // Nothing is known of any: asking for the first says so.
            evidence.value(structure.estimates().getFirst().quantity());
        }
        estimates = List.copyOf(known);
    }

    Total sample(DrawBlock block) {
        MarketPaths sampled = paths.sample(block);
        int[] picks = picks(block);
        double[] scale = new double[picks.length];
        for (int i = 0; i < estimates.size(); i++) {
            estimates.get(i).fill(block, sampled, picks, i, scale);
        }
        double[] h100e = new double[sampled.index().length];
        for (int draw = 0; draw < picks.length; draw++) {
            for (int cell = draw * QUARTERS; cell < (draw + 1) * QUARTERS; cell++) {
                h100e[cell] = scale[draw] * sampled.index()[cell];
            }
        }
        return new Total(h100e, sampled);
    }

    /** Number of the estimate that each draw listens to. */
    private int[] picks(DrawBlock block) {
        double total = estimates.stream().mapToDouble(MarketEstimate::weight).sum();
        double[] uniforms = block.uniforms("market_total/estimate", 0);
        int[] picks = new int[uniforms.length];
        for (int draw = 0; draw < picks.length; draw++) {
            double left = uniforms[draw] * total - estimates.getFirst().weight();
            while (left > 0 && picks[draw] < estimates.size() - 1) {
                picks[draw]++;
                left -= estimates.get(picks[draw]).weight();
            }
        }
        return picks;
    }
}
