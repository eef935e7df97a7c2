package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.ForecastSummary.QuarterSummary;
import chipgap.kernel.allocation.Allocator;
import java.util.Arrays;

/** Composes one draw after the other, quarter by quarter. Cells come in pairs: free, then bound to domestic chips. */
final class DrawComposer {
    private final Composition composition;
    private final Allocator allocator;
    private final double[] inflow;
    private final double[] available;
    private final double[] used;
    private final double[] demand;
    private final double[] need;
    private final double[] unmet;
    private double backlogKept;

    DrawComposer(Composition composition) {
        this.composition = composition;
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

    void begin(double keptFraction) {
        backlogKept = keptFraction;
        Arrays.fill(available, 0);
        Arrays.fill(used, 0);
        Arrays.fill(unmet, 0);
    }

    /** One quarter: what is left and what is new is given to what is still wanted and what is newly wanted. */
    void advance(SupplyBlock supply, DemandBlock block, int position) {
        for (int p = 0; p < inflow.length; p++) {
            inflow[p] = Composition.h100e(supply.flows().get(p), position);
            available[p] = Math.max(0, available[p] - used[p]) + inflow[p];
        }
        for (int c = 0; c < block.cells().size(); c++) {
            CellDemand cell = block.cells().get(c);
            double bound = Composition.bound(cell, position);
            demand[2 * c] = cell.h100e()[position] - bound;
            demand[2 * c + 1] = bound;
        }
        for (int c = 0; c < need.length; c++) {
            need[c] = demand[c] + backlogKept * unmet[c];
        }
        allocator.allocate(available, need, unmet, used);
    }

    /** Adds the quarter to its summary. */
    void record(QuarterSummary quarter, int scramble, Constraint constraint) {
        double[] demands = bySegment(demand);
        double[] needs = bySegment(need);
        double[] unmets = bySegment(unmet);
        synchronized (quarter) {
            quarter.supply.add(scramble, sum(inflow));
            quarter.pathways.forEach((pathway, summary) -> summary.add(scramble, inflowOf(pathway)));
            quarter.total.add(scramble, sum(demand), sum(need), sum(unmet));
            for (int i = 0; i < demands.length; i++) {
                quarter.segments.get(i).add(scramble, demands[i], needs[i], unmets[i]);
            }
            quarter.count(scramble, constraint);
        }
    }

    private double inflowOf(Pathway pathway) {
        double sum = 0;
        for (int p = 0; p < inflow.length; p++) {
            if (composition.products.get(p).pathway() == pathway) {
                sum += inflow[p];
            }
        }
        return sum;
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
