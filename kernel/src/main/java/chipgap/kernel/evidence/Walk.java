package chipgap.kernel.evidence;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import java.util.List;

/**
 * A random walk along quarters, one a draw. The step into a quarter has the quarter's own random number, so that the walk does not depend on
 * the horizon that was asked for.
 */
final class Walk {
    private final double sd;
    private final int firstQuarter;
    private final double[][] steps;

    private Walk(double sd, int firstQuarter, double[][] steps) {
        this.sd = sd;
        this.firstQuarter = firstQuarter;
        this.steps = steps;
    }

    /** The steps into every quarter from the earliest to the latest of the horizon and of the ends of the paths. */
    static Walk sample(Quantity quantity, DrawBlock block, QuarterRange horizon, List<Path> paths) {
        int first = horizon.start().index();
        int end = horizon.end().index();
        for (Path path : paths) {
            first = Math.min(first, (int) path.last());
            end = Math.max(end, (int) path.first() + 1);
        }
        double[][] steps = new double[end - first][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = block.normals(quantity.name() + "/walk", (long) first + i);
        }
        return new Walk(quantity.walkSd(), first, steps);
    }

    /** What the walk adds at an instant, counted from the nearest end of a path; 0 inside the path. */
    double beyond(Path path, double instant, int draw) {
        if (instant > path.last()) {
            return sum((int) path.last(), (int) instant, draw);
        }
        return instant < path.first() ? -sum((int) instant, (int) path.first(), draw) : 0;
    }

    private double sum(int fromQuarter, int toQuarter, int draw) {
        double sum = 0;
        for (int quarter = fromQuarter + 1; quarter <= toQuarter; quarter++) {
            sum += steps[quarter - firstQuarter][draw];
        }
        return sd * sum;
    }
}
