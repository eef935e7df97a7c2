package chipgap.demand.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.List;

/** Demand by segment, workload and quarter, draw by draw, given policy. Immutable: one model a vintage. */
public final class DemandModel {
    /** Version of the model: results of two versions may differ. */
    public static final String VERSION = "demand-1";
    /** Quarters the model can answer for. */
    public static final QuarterRange HORIZON = new QuarterRange(new Quarter(2024, 1), new Quarter(2029, 1));

    private final MarketTotal marketTotal;
    private final List<SegmentDemand> segments;
    private final UncertainValue backlogKept;
    private final String digest;

    /**
     * A model of what was known at a vintage.
     *
     * @throws chipgap.kernel.evidence.MissingEvidenceException when nothing is known of a quantity that the model needs
     */
    public DemandModel(DemandStructure structure, Evidence evidence) {
        marketTotal = new MarketTotal(structure, evidence);
        segments = structure.segments().stream()
                .map(segment -> new SegmentDemand(segment, evidence))
                .toList();
        backlogKept = evidence.value("backlog.kept");
        digest = Fingerprint.of(evidence.digest() + structure);
    }

    /** Fingerprint of everything the model knows. */
    public String digest() {
        return digest;
    }

    /** Samples a block. */
    public DemandSample sample(DrawBlock block, DemandPolicy policy) {
        double[] totals = marketTotal.h100e(block);
        double[][] shares = segmentShares(block);
        List<DemandSample.Cell> cells = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            for (Workload workload : Workload.values()) {
                cells.add(segments.get(i).cell(workload, block, policy, totals, shares[i]));
            }
        }
        return new DemandSample(cells, backlogKept.sample(block));
    }

    /** Share of each segment in the market by draw; they sum to 1. */
    private double[][] segmentShares(DrawBlock block) {
        double[][] shares =
                segments.stream().map(segment -> segment.weights(block)).toArray(double[][]::new);
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
