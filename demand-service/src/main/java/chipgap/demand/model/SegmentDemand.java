package chipgap.demand.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import java.util.ArrayList;
import java.util.List;

/** One segment's part of the market: by workload, with the drift common to all, and by who pays. */
final class SegmentDemand {
    private static final int QUARTERS = DemandModel.HORIZON.length();
    private static final double QUARTERS_A_YEAR = 4;
    /** From the middle of the year in which the inference shares are stated to the middle of the first quarter, in years. */
    private static final double YEARS_TO_FIRST =
            (DemandModel.HORIZON.start().index() + 0.5 - new Quarter(2025, 3).index()) / QUARTERS_A_YEAR;

    private final Segment segment;
    private final UncertainValue inferenceShare;
    private final UncertainValue stateFunded;
    private final UncertainValue backlogOdds;

    SegmentDemand(Segment segment, Evidence evidence) {
        this.segment = segment;
        inferenceShare = evidence.value(segment.inferenceShare());
        stateFunded = evidence.value(segment.stateFunded());
        backlogOdds = evidence.value(segment.backlogOdds());
    }

    /**
     * The segment's demand: training and inference, of each the part without state money and the part with it.
     *
     * @param totals demand of the whole market, row-major, #draws × #quarters
     * @param shares share of the segment in the market, one a draw
     * @param drifts yearly factor on the odds of inference, one a draw
     */
    List<DemandSample.Cell> cells(
            DrawBlock block, DemandPolicy policy, double[] totals, double[] shares, double[] drifts) {
        double[] stated = inferenceShare.sample(block);
        double[] funded = stateFunded.sample(block);
        double[][] columns = new double[4][totals.length];
        for (int draw = 0; draw < shares.length; draw++) {
            double odds = stated[draw] / (1 - stated[draw]) * StrictMath.pow(drifts[draw], YEARS_TO_FIRST);
            double step = StrictMath.pow(drifts[draw], 1 / QUARTERS_A_YEAR);
            for (int cell = draw * QUARTERS; cell < (draw + 1) * QUARTERS; cell++) {
                double whole = totals[cell] * shares[draw];
                double inference = whole * (odds / (1 + odds));
                double training = whole - inference;
                columns[1][cell] = training * funded[draw];
                columns[0][cell] = training - columns[1][cell];
                columns[3][cell] = inference * funded[draw];
                columns[2][cell] = inference - columns[3][cell];
                odds *= step;
            }
        }
        List<DemandSample.Cell> cells = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            for (boolean isFunded : new boolean[] {false, true}) {
                double[] h100e = columns[cells.size()];
                CellPolicy.move(policy, segment, workload, isFunded, h100e);
                cells.add(new DemandSample.Cell(
                        segment,
                        workload,
                        isFunded,
                        h100e,
                        CellPolicy.bound(policy, segment, workload, isFunded, h100e.length)));
            }
        }
        return cells;
    }

    /**
     * What holds for all of the segment's cells.
     *
     * @param kept share of unmet demand still wanted a quarter later in the whole market, one a draw; the segment multiplies its odds
     */
    DemandSample.Terms terms(DrawBlock block, DemandPolicy policy, double[] kept) {
        double[] own = backlogOdds.sample(block);
        for (int draw = 0; draw < own.length; draw++) {
            double odds = own[draw] * kept[draw] / (1 - kept[draw]);
            own[draw] = odds / (1 + odds);
        }
        return new DemandSample.Terms(segment, own, CellPolicy.tiers(policy, segment, kept.length * QUARTERS));
    }
}
