package chipgap.demand.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.evidence.StatementCheck;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.List;

/** Demand by segment, workload, funding and quarter, draw by draw, given policy. Immutable: one model a vintage. */
public final class DemandModel {
    /** Version of the model: results of two versions may differ. */
    public static final String VERSION = "demand-2";
    /** Quarters the model can answer for. */
    public static final QuarterRange HORIZON = new QuarterRange(new Quarter(2024, 1), new Quarter(2029, 1));

    private final Market market;
    private final List<SegmentDemand> segments;
    private final UncertainValue inferenceDrift;
    private final UncertainValue backlogKept;
    private final UncertainValue h100ePerUnit;
    private final UncertainSeries ordersExcess;
    private final String digest;

    /**
     * A model of what was known at a vintage.
     *
     * @throws chipgap.kernel.evidence.MissingEvidenceException when nothing is known of a quantity that the model needs
     */
    public DemandModel(DemandStructure structure, Evidence evidence) {
        market = new Market(structure, evidence);
        segments = structure.segments().stream()
                .map(segment -> new SegmentDemand(segment, evidence))
                .toList();
        inferenceDrift = evidence.value("inference.drift");
        backlogKept = evidence.value("backlog.kept");
        h100ePerUnit = evidence.value("china.ai_chips.h100e_per_unit");
        ordersExcess = evidence.series("orders.excess");
        digest = Fingerprint.of(evidence.digest() + structure);
    }

    /** Fingerprint of everything the model knows. */
    public String digest() {
        return digest;
    }

    /** Samples a block. */
    public DemandSample sample(DrawBlock block, DemandPolicy policy) {
        Market.Total total = market.sample(block);
        double[] drifts = inferenceDrift.sample(block);
        double[] kept = backlogKept.sample(block);
        List<DemandSample.Cell> cells = new ArrayList<>();
        List<DemandSample.Terms> terms = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            SegmentDemand segment = segments.get(i);
            cells.addAll(
                    segment.cells(block, policy, total.h100e(), total.paths().shares()[i], drifts));
            terms.add(segment.terms(block, policy, kept));
        }
        return new DemandSample(
                cells, terms, kept, orderInflation(block), total.paths().price());
    }

    /** Orders ÷ demand. Demand is estimated free of double orders, so they are added to what is reported and to nothing else. */
    private double[] orderInflation(DrawBlock block) {
        double[] factors = ordersExcess.sample(block, HORIZON);
        for (int cell = 0; cell < factors.length; cell++) {
            factors[cell] += 1;
        }
        return factors;
    }

    /** What is wanted in a quarter, for the draws of a block. */
    public List<DemandAmount> view(DrawBlock block, DemandPolicy policy, Quarter quarter) {
        return new DemandView(sample(block, policy), quarter).amounts();
    }

    /** Published statements beside the model, over the draws of a block; those not visible are left out. */
    public List<StatementCheck> validate(
            DrawBlock block, DemandPolicy policy, List<Statement> statements, Evidence published) {
        return new Validation(sample(block, policy), h100ePerUnit.sample(block), block).checks(statements, published);
    }
}
