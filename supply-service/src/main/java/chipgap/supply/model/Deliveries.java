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

    Sampled sample(DrawBlock block) {
        int quarters = Math.max(0, end - first);
        if (series == null || quarters == 0) {
            return new Sampled(new double[0], 0, 0);
        }
        QuarterRange covered = new QuarterRange(
                SupplyModel.HORIZON.at(first), SupplyModel.HORIZON.start().plus(end));
        return new Sampled(series.sample(block, covered), first, quarters);
    }

    /**
     * Chips from the first published quarter to the last.
     *
     * @param chips row-major, #draws × #quarters
     * @param first the first one
     * @param quarters how many
     */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    record Sampled(double[] chips, int first, int quarters) {
        double at(int draw, int q) {
            return chips[draw * quarters + q - first];
        }
    }
}
