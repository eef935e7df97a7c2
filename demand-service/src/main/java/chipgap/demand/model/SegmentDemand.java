package chipgap.demand.model;

import chipgap.kernel.distribution.TwoPieceLogitNormal;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;

/** One segment's part of the market: its weight, its inference share with the drift common to all, and its state-funded part. */
final class SegmentDemand {
    private static final int QUARTERS = DemandModel.HORIZON.length();
    /** The middle of the year in which the inference shares are stated. */
    private static final double STATED_INSTANT = new Quarter(2025, 3).index();

    private final Segment segment;
    private final UncertainValue weight;
    private final UncertainValue inferenceShare;
    private final UncertainValue stateFunded;
    private final UncertainValue drift;

    SegmentDemand(Segment segment, Evidence evidence) {
        this.segment = segment;
        weight = evidence.value(segment.weight());
        inferenceShare = evidence.value(segment.inferenceShare());
        stateFunded = evidence.value(segment.stateFunded());
        drift = evidence.value("inference.drift");
    }

    double[] weights(DrawBlock block) {
        return weight.sample(block);
    }

    /**
     * The segment's demand for one workload.
     *
     * @param totals demand of the whole market, row-major, #draws × #quarters
     * @param shares share of the segment in the market, one a draw
     */
    DemandSample.Cell cell(Workload workload, DrawBlock block, DemandPolicy policy, double[] totals, double[] shares) {
        double[] inference = inferenceShares(block);
        double[] funded = stateFunded.sample(block);
        double[] h100e = new double[totals.length];
        double[] domesticOnly = new double[totals.length];
        for (int cell = 0; cell < totals.length; cell++) {
            int draw = cell / QUARTERS;
            double part = workload == Workload.INFERENCE ? inference[cell] : 1 - inference[cell];
            h100e[cell] = totals[cell] * shares[draw] * part;
            domesticOnly[cell] = policy.boundShare(segment, workload, funded[draw], cell);
        }
        return new DemandSample.Cell(segment, workload, h100e, domesticOnly);
    }

    /** The odds of inference grow by the drift each year; row-major, #draws × #quarters. */
    private double[] inferenceShares(DrawBlock block) {
        double[] stated = inferenceShare.sample(block);
        double[] drifts = drift.sample(block);
        double[] shares = new double[stated.length * QUARTERS];
        for (int cell = 0; cell < shares.length; cell++) {
            int draw = cell / QUARTERS;
            double middle = DemandModel.HORIZON.start().index() + cell % QUARTERS + 0.5;
            double years = (middle - STATED_INSTANT) / 4;
            shares[cell] = TwoPieceLogitNormal.logistic(
                    TwoPieceLogitNormal.logit(stated[draw]) + years * StrictMath.log(drifts[draw]));
        }
        return shares;
    }
}
