package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import org.jspecify.annotations.Nullable;

/** Published deliveries of a chip: in the quarters that they cover they replace the model. */
final class Deliveries {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private final @Nullable UncertainSeries series;
    private final boolean[] published = new boolean[QUARTERS];
    private int first = QUARTERS;
    private int end;

    /** Deliveries of a name; none when it is null or nothing of it is known. */
    Deliveries(@Nullable String name, Evidence evidence) {
        series = name != null && evidence.knows(name) ? evidence.series(name) : null;
        for (int q = 0; q < QUARTERS && series != null; q++) {
            if (series.observed(SupplyModel.HORIZON.at(q))) {
                published[q] = true;
                first = Math.min(first, q);
                end = q + 1;
            }
        }
    }

    boolean published(int q) {
        return published[q];
    }

    /** Chips, row-major, #draws × #quarters; 0 where none were published. */
    double[] sample(DrawBlock block) {
        double[] chips = new double[block.drawCount() * QUARTERS];
        if (series == null || first >= end) {
            return chips;
        }
        QuarterRange covered = new QuarterRange(
                SupplyModel.HORIZON.at(first), SupplyModel.HORIZON.start().plus(end));
        double[] sampled = series.sample(block, covered);
        for (int draw = 0; draw < block.drawCount(); draw++) {
            for (int q = first; q < end; q++) {
                chips[draw * QUARTERS + q] = published[q] ? sampled[draw * covered.length() + q - first] : 0;
            }
        }
        return chips;
    }
}
