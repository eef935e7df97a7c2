package chipgap.demand.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import java.util.List;

/**
 * What every estimate of the market is turned into H100e with. Paths are row-major, #draws × #quarters of {@link DemandModel#HORIZON}.
 *
 * @param index demand relative to 2025
 * @param price price of the quarter's basket, in USD per H100e
 * @param h100ePerUnit compute of a chip wanted, one a draw
 * @param shares share of each segment in the market, one column a segment; they sum to 1 in each draw
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
record MarketPaths(double[] index, double[] price, double[] h100ePerUnit, double[][] shares) {
    private static final int QUARTERS = DemandModel.HORIZON.length();
    private static final int QUARTERS_A_YEAR = 4;

    /** Where they are sampled from. */
    static final class Source {
        private final UncertainSeries index;
        private final UncertainSeries price;
        private final UncertainValue h100ePerUnit;
        private final List<UncertainValue> weights;

        Source(List<Segment> segments, Evidence evidence) {
            index = evidence.series("china.ai_compute.demand_index");
            price = evidence.series("china.basket.price");
            h100ePerUnit = evidence.value("china.ai_chips.h100e_per_unit");
            weights = segments.stream()
                    .map(segment -> evidence.value(segment.weight()))
                    .toList();
        }

        MarketPaths sample(DrawBlock block) {
            return new MarketPaths(
                    index.sample(block, DemandModel.HORIZON),
                    price.sample(block, DemandModel.HORIZON),
                    h100ePerUnit.sample(block),
                    shares(block));
        }

        private double[][] shares(DrawBlock block) {
            double[][] shares =
                    weights.stream().map(weight -> weight.sample(block)).toArray(double[][]::new);
            for (int draw = 0; draw < block.drawCount(); draw++) {
                double total = 0;
                for (double[] share : shares) {
                    total += share[draw];
                }
                for (double[] share : shares) {
                    share[draw] /= total;
                }
            }
            return shares;
        }
    }

    /** Sum of the index over a year. */
    double indexOf(int draw, int year) {
        double sum = 0;
        int first = position(draw, year);
        for (int cell = first; cell < first + QUARTERS_A_YEAR; cell++) {
            sum += index[cell];
        }
        return sum;
    }

    /** What the index of a year costs, each quarter at the price of its own basket. */
    double valueOf(int draw, int year) {
        double sum = 0;
        int first = position(draw, year);
        for (int cell = first; cell < first + QUARTERS_A_YEAR; cell++) {
            sum += index[cell] * price[cell];
        }
        return sum;
    }

    private static int position(int draw, int year) {
        return draw * QUARTERS
                + DemandStructure.quartersOf(year).start().index()
                - DemandModel.HORIZON.start().index();
    }
}
