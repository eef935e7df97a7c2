package chipgap.demand.model;

import chipgap.demand.model.DemandStructure.Estimate;
import chipgap.demand.model.DemandStructure.Kind;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import java.util.List;

/**
 * Demand of the whole market. A draw takes one estimate of one year's total, in USD or in chips, turns it into H100e, and carries it to other
 * years along the demand index; the quarters of the estimate's year sum to the estimate.
 */
final class MarketTotal {
    private static final int QUARTERS = DemandModel.HORIZON.length();
    private static final int QUARTERS_A_YEAR = 4;

    private final List<Estimate> estimates;
    private final List<UncertainValue> stated;
    private final UncertainSeries index;
    private final UncertainSeries price;
    private final UncertainValue h100ePerUnit;

    MarketTotal(DemandStructure structure, Evidence evidence) {
        List<Estimate> known = structure.estimates().stream()
                .filter(estimate -> evidence.knows(estimate.quantity()))
                .toList();
        estimates = known.isEmpty() ? structure.estimates() : known;
        stated = estimates.stream()
                .map(estimate -> evidence.value(estimate.quantity()))
                .toList();
        index = evidence.series("china.ai_compute.demand_index");
        price = evidence.series("china.basket.price");
        h100ePerUnit = evidence.value("china.ai_chips.h100e_per_unit");
    }

    /** H100e wanted, row-major, #draws × #quarters. */
    double[] h100e(DrawBlock block) {
        double[] indices = index.sample(block, DemandModel.HORIZON);
        double[] prices = price.sample(block, DemandModel.HORIZON);
        double[] perUnit = h100ePerUnit.sample(block);
        double[][] amounts = stated.stream().map(amount -> amount.sample(block)).toArray(double[][]::new);
        int[] picks = pick(block);
        double[] totals = new double[indices.length];
        for (int draw = 0; draw < block.drawCount(); draw++) {
            Estimate estimate = estimates.get(picks[draw]);
            int first = draw * QUARTERS + firstQuarter(estimate);
            double amount = amounts[picks[draw]][draw];
            double yearTotal = estimate.kind() == Kind.VALUE
                    ? amount / (sumOfYear(prices, first) / QUARTERS_A_YEAR)
                    : amount * perUnit[draw];
            double perIndex = yearTotal / sumOfYear(indices, first);
            for (int cell = draw * QUARTERS; cell < (draw + 1) * QUARTERS; cell++) {
                totals[cell] = perIndex * indices[cell];
            }
        }
        return totals;
    }

    private static int firstQuarter(Estimate estimate) {
        return new Quarter(estimate.year(), 1).index()
                - DemandModel.HORIZON.start().index();
    }

    private static double sumOfYear(double[] values, int first) {
        double sum = 0;
        for (int i = first; i < first + QUARTERS_A_YEAR; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** Index of the estimate that each draw takes. */
    private int[] pick(DrawBlock block) {
        double total = estimates.stream().mapToDouble(Estimate::weight).sum();
        double[] uniforms = block.uniforms("market_total/estimate", 0);
        int[] picks = new int[uniforms.length];
        for (int draw = 0; draw < picks.length; draw++) {
            double left = uniforms[draw] * total;
            while (left > estimates.get(picks[draw]).weight()) {
                left -= estimates.get(picks[draw]).weight();
                picks[draw]++;
            }
        }
        return picks;
    }
}
