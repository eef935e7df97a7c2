package chipgap.kernel.evidence;

import chipgap.kernel.random.CorrelatedNormal;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.List;

/**
 * An uncertain quantity along time. A draw listens to one source for the whole path and keeps one standard normal value along it, so that
 * paths stay coherent. Between figures the path is interpolated on the scale of the quantity's kind; outside, the nearest is held and
 * widened by a random walk.
 */
public final class UncertainSeries {
    private final Quantity quantity;
    private final LocalDate asOf;
    private final OpinionPool pool;
    private final List<Path> paths;

    UncertainSeries(Quantity quantity, LocalDate asOf, OpinionPool pool) {
        this.quantity = quantity;
        this.asOf = asOf;
        this.pool = pool;
        this.paths =
                pool.voices().stream().map(voice -> Path.of(quantity, voice)).toList();
    }

    /** Whether a figure is about this very quarter, or spreads over it, and the quarter was over by the as-of date: what it will be, nobody saw. */
    public boolean observed(Quarter quarter) {
        double middle = quarter.index() + 0.5;
        boolean isOver = quarter.compareTo(Quarter.of(asOf.plusDays(1))) < 0;
        return isOver && paths.stream().anyMatch(path -> path.hasPointAt(middle));
    }

    /** One value a draw and quarter, in the unit of the quantity; row-major, #draws × #quarters. For a flow: the amount of the quarter. */
    public double[] sample(DrawBlock block, QuarterRange horizon) {
        double[] normals = new CorrelatedNormal(quantity.input(), quantity.loadings()).sample(block);
        int[] picks = pool.pick(block);
        Walk walk = quantity.walkSd() > 0 ? Walk.sample(quantity, block, horizon, paths) : null;
        List<Path.Along> along = paths.stream().map(path -> path.along(horizon)).toList();
        int quarters = horizon.length();
        double[] values = new double[normals.length * quarters];
        for (int draw = 0; draw < normals.length; draw++) {
            int pick = picks[draw];
            along.get(pick).fill(normals[draw], values, draw * quarters);
            if (walk != null) {
                walk.add(paths.get(pick), horizon, draw, values);
            }
        }
        quantity.kind().fromScale(values);
        return values;
    }
}
