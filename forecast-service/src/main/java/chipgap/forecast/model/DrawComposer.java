package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.kernel.allocation.Allocator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Composes one draw after the other, quarter by quarter. Cells come in pairs: free, then bound to domestic chips. */
final class DrawComposer {
    /** Rounding of the allocation is far below this share of a need, and no estimate is as fine. */
    private static final double DUST = 1e-9;

    private final Composition composition;
    private final SampledBlock world;
    private final Allocator allocator;
    private final double[] inflow;
    private final double[] available;
    private final double[] used;
    private final double[] demand;
    private final double[] need;
    private final double[] unmet;
    private double backlogKept;

    DrawComposer(Composition composition, SampledBlock world) {
        this.composition = composition;
        this.world = world;
        int products = composition.products.size();
        int cells = composition.network.cellCount();
        allocator = new Allocator(composition.network);
        inflow = new double[products];
        available = new double[products];
        used = new double[products];
        demand = new double[cells];
        need = new double[cells];
        unmet = new double[cells];
    }

    /** Goes to the start of a draw. */
    void begin(int draw) {
        backlogKept = world.demand().backlogKept()[draw];
        Arrays.fill(available, 0);
        Arrays.fill(used, 0);
        Arrays.fill(unmet, 0);
    }

    /** One quarter: what is left and what is new is given to what is still wanted and what is newly wanted. */
    void advance(int position) {
        for (int p = 0; p < inflow.length; p++) {
            inflow[p] = Composition.h100e(world.supply().flows().get(p), position);
            available[p] = Math.max(0, available[p] - used[p]) + inflow[p];
        }
        for (int c = 0; c < world.demand().cells().size(); c++) {
            CellDemand cell = world.demand().cells().get(c);
            double bound = Composition.bound(cell, position);
            demand[2 * c] = cell.h100e()[position] - bound;
            demand[2 * c + 1] = bound;
        }
        for (int c = 0; c < need.length; c++) {
            need[c] = demand[c] + backlogKept * unmet[c];
        }
        allocator.allocate(available, need, unmet, used);
        sweepDust();
    }

    /** What rounding leaves of a need that is met is no shortage. */
    private void sweepDust() {
        for (int c = 0; c < need.length; c++) {
            if (unmet[c] < DUST * need[c]) {
                unmet[c] = 0;
            }
        }
    }

    /** New chips of the quarter, in H100e. */
    double supply() {
        return sum(inflow);
    }

    /** New chips on one pathway, in H100e. */
    double supply(Pathway pathway) {
        double sum = 0;
        for (int p = 0; p < inflow.length; p++) {
            if (composition.products.get(p).pathway() == pathway) {
                sum += inflow[p];
            }
        }
        return sum;
    }

    /** What all segments together want and get. */
    Want total() {
        return new Want(sum(demand), sum(need), sum(unmet));
    }

    /** What each segment wants and gets. */
    List<Want> segments() {
        double[] demands = bySegment(demand);
        double[] needs = bySegment(need);
        double[] unmets = bySegment(unmet);
        return IntStream.range(0, demands.length)
                .mapToObj(i -> new Want(demands[i], needs[i], unmets[i]))
                .toList();
    }

    private double[] bySegment(double[] cells) {
        double[] sums = new double[composition.segments.size()];
        for (int c = 0; c < cells.length; c++) {
            sums[composition.segmentOfCell[c / 2]] += cells[c];
        }
        return sums;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
