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

    /** Adds the walk of a draw to its row of values, counted from the nearest end of a path; nothing inside the path. */
    void add(Path path, QuarterRange horizon, int draw, double[] values) {
        int start = horizon.start().index();
        int end = horizon.end().index();
        int row = draw * horizon.length() - start;
        double sum = 0;
        for (int quarter = (int) path.last() + 1; quarter < end; quarter++) {
            sum += steps[quarter - firstQuarter][draw];
            if (quarter >= start) {
                values[row + quarter] += sd * sum;
            }
        }
        sum = 0;
        for (int quarter = (int) path.first() - 1; quarter >= start; quarter--) {
            sum += steps[quarter + 1 - firstQuarter][draw];
            if (quarter < end) {
                values[row + quarter] -= sd * sum;
            }
        }
    }
}
