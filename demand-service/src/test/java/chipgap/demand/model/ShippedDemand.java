package chipgap.demand.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.platform.figure.ShippedEvidence;
import chipgap.platform.reference.QuantityFile;
import chipgap.platform.reference.YamlResource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The shipped model and its data, for tests. */
final class ShippedDemand {
    static final int QUARTERS = DemandModel.HORIZON.length();
    static final DrawPlan PLAN = DrawPlan.forDraws(1000);
    static final DrawBlock BLOCK = new DrawBlock(1, 0, PLAN.draws(), new MixedSampler(PLAN));
    static final DemandStructure STRUCTURE = YamlResource.read("/model/structure.yaml", DemandStructure.class);
    static final Evidence EVIDENCE = ShippedEvidence.asOf(LocalDate.of(2026, 9, 30));
    static final DemandModel MODEL = new DemandModel(STRUCTURE, EVIDENCE);
    static final DemandSample BASE = MODEL.sample(BLOCK, DemandPolicy.NONE);

    private ShippedDemand() {}

    /** The same figures, those of one quantity multiplied. */
    static Evidence with(String multiplied, double factor) {
        List<Quantity> quantities =
                YamlResource.read("/model/quantities.yaml", QuantityFile.class).quantities();
        List<Figure> figures = new ArrayList<>();
        for (Quantity quantity : quantities) {
            double by = quantity.name().equals(multiplied) ? factor : 1;
            EVIDENCE.figures(quantity.name()).forEach(figure -> figures.add(times(figure, by)));
        }
        return Evidence.asOf(EVIDENCE.asOf(), quantities, figures);
    }

    private static Figure times(Figure figure, double factor) {
        return new Figure(
                figure.id(),
                figure.quantity(),
                figure.period(),
                times(figure.low(), factor),
                times(figure.central(), factor),
                times(figure.high(), factor),
                figure.coverage(),
                figure.source(),
                figure.grade(),
                figure.publishedOn());
    }

    private static @Nullable Double times(@Nullable Double number, double factor) {
        return number == null ? null : number * factor;
    }

    static DemandSample.Cell cell(DemandSample sample, String segment, Workload workload, boolean stateFunded) {
        return sample.cells().stream()
                .filter(cell -> cell.segment().id().equals(segment)
                        && cell.workload() == workload
                        && cell.stateFunded() == stateFunded)
                .findFirst()
                .orElseThrow();
    }

    /** Sum over the cells of a segment in one quarter of one draw. */
    static double demand(DemandSample sample, String segment, int position) {
        return sum(sample, cell -> cell.segment().id().equals(segment) ? cell.h100e()[position] : 0);
    }

    /** Sum over all cells. */
    static double demand(DemandSample sample, int position) {
        return sum(sample, cell -> cell.h100e()[position]);
    }

    static double sum(DemandSample sample, ToDoubleFunction<DemandSample.Cell> part) {
        return sample.cells().stream().mapToDouble(part).sum();
    }

    /** The same intensity in every quarter from one on, 0 before. */
    static double[] startingIn(int quarter, double intensity) {
        double[] intensities = new double[BLOCK.drawCount() * QUARTERS];
        for (int row = 0; row < intensities.length; row += QUARTERS) {
            Arrays.fill(intensities, row + quarter, row + QUARTERS, intensity);
        }
        return intensities;
    }
}
