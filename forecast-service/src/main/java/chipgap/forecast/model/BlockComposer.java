package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.DemandBlock.SegmentTerms;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.allocation.Allocator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Composes some draws of a block together, quarter by quarter. Everything is a column of these draws for each product or allocation cell; cells come in
 * pairs, free, then bound to domestic chips. Columns are of the last quarter.
 */
final class BlockComposer {
    /** Rounding of the allocation is far below this share of a need, and no estimate is as fine. */
    static final double DUST = 1e-9;

    final Composition composition;

    /** What a chip of each product delivers. */
    final double[][] h100ePerChip;
    /** New chips, in H100e. */
    final double[][] inflow;
    /** New chips and those left over before, in H100e. */
    final double[][] available;
    /** What is used of each product. */
    final double[][] used;
    /** New demand. */
    final double[][] demand;
    /** New demand and what is still wanted from before. */
    final double[][] need;
    /** What is not served. */
    final double[][] unmet;
    /** Share of unmet demand still wanted a quarter later, by cell of demand. */
    final float[][] kept;

    private final SampledBlock world;
    private final int first;
    private final int draws;
    private final List<SegmentTerms> terms;
    private final boolean tiersMove;
    private final Allocator allocator;
    /** By tier of each cell. */
    private final Map<List<Integer>, Allocator> allocators = new HashMap<>();

    private int quarter;

    /** A composer of the draws from one on up to another. */
    BlockComposer(Composition composition, SampledBlock world, int first, int end) {
        this.composition = composition;
        this.world = world;
        this.first = first;
        draws = end - first;
        terms = world.demand().termsOfCells();
        tiersMove = terms.stream().anyMatch(SegmentTerms::hasMovingTier);
        allocator = new Allocator(composition.network);
        int products = composition.products.size();
        int cells = composition.network.cellCount();
        h100ePerChip = new double[products][draws];
        inflow = new double[products][draws];
        available = new double[products][draws];
        used = new double[products][draws];
        demand = new double[cells][draws];
        need = new double[cells][draws];
        unmet = new double[cells][draws];
        kept = terms.stream().map(SegmentTerms::backlogKept).toArray(float[][]::new);
        for (int p = 0; p < products; p++) {
            Product product = composition.products.get(p);
            for (int i = 0; i < draws; i++) {
                h100ePerChip[p][i] = product.h100ePerChip()
                        * (product.domestic() ? world.supply().domesticEffectiveness()[first + i] : 1);
            }
        }
    }

    /** How many draws it composes. */
    int draws() {
        return draws;
    }

    /** One quarter: what is left and what is new is given to what is still wanted and what is newly wanted. */
    void advance(int q) {
        advance(q, 1);
    }

    /** One quarter, with domestic output multiplied by a factor. */
    void advance(int q, double domesticFactor) {
        quarter = q;
        for (int p = 0; p < inflow.length; p++) {
            Flow flow = world.supply().flows().get(p);
            supply(p, flow.chips()[q], flow.product().pathway() == Pathway.DOMESTIC ? domesticFactor : 1);
        }
        for (int c = 0; c < kept.length; c++) {
            CellDemand cell = world.demand().cells().get(c);
            want(2 * c, cell.h100e()[q], cell.domesticOnly()[q]);
            still(2 * c, kept[c]);
            still(2 * c + 1, kept[c]);
        }
        allocate();
        for (int c = 0; c < need.length; c++) {
            sweepDust(need[c], unmet[c]);
        }
    }

    private void supply(int product, float[] chips, double factor) {
        double[] aChip = h100ePerChip[product];
        double[] in = inflow[product];
        double[] stock = available[product];
        double[] gone = used[product];
        for (int i = 0; i < draws; i++) {
            in[i] = chips[first + i] * aChip[i] * factor;
            stock[i] = Math.max(0, stock[i] - gone[i]) + in[i];
        }
    }

    private void want(int free, float[] h100e, float[] domesticOnly) {
        double[] unbound = demand[free];
        double[] bound = demand[free + 1];
        for (int i = 0; i < draws; i++) {
            bound[i] = h100e[first + i] * domesticOnly[first + i];
            unbound[i] = h100e[first + i] - bound[i];
        }
    }

    private void still(int cell, float[] share) {
        double[] wanted = need[cell];
        double[] newly = demand[cell];
        double[] lacking = unmet[cell];
        for (int i = 0; i < draws; i++) {
            wanted[i] = newly[i] + share[first + i] * lacking[i];
        }
    }

    private void allocate() {
        if (!tiersMove) {
            allocator.allocate(available, need, unmet, used, 0, draws);
            return;
        }
        for (int draw = 0; draw < draws; draw++) {
            allocatorOf(draw).allocate(available, need, unmet, used, draw, draw + 1);
        }
    }

    private Allocator allocatorOf(int draw) {
        return tiersMove
                ? allocators.computeIfAbsent(tiers(draw), each -> new Allocator(composition.network(each)))
                : allocator;
    }

    private List<Integer> tiers(int draw) {
        return IntStream.range(0, terms.size())
                .mapToObj(c -> terms.get(c).hasMovingTier()
                        ? terms.get(c).tiers()[quarter][first + draw]
                        : composition.cells.get(c).priorityTier())
                .toList();
    }

    /** What rounding leaves of a need that is met is no shortage. */
    private static void sweepDust(double[] need, double[] unmet) {
        for (int i = 0; i < need.length; i++) {
            unmet[i] = unmet[i] < DUST * need[i] ? 0 : unmet[i];
        }
    }

    /** Goes to where another composer of the same draws stands. */
    void copy(BlockComposer other) {
        copy(other.available, available);
        copy(other.used, used);
        copy(other.unmet, unmet);
    }

    private static void copy(double[][] from, double[][] into) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, into[i], 0, from[i].length);
        }
    }

    /** What one more H100e of a product would serve in a draw, in [0, 1]. */
    double marginalServed(int draw, int product) {
        double[] more = row(available, draw);
        more[product] += 1;
        double[] unmetThen = new double[need.length];
        allocatorOf(draw).allocate(more, row(need, draw), unmetThen, new double[more.length]);
        double fewer = 0;
        for (int c = 0; c < unmetThen.length; c++) {
            fewer += unmet[c][draw] - unmetThen[c];
        }
        return Math.clamp(fewer, 0, 1);
    }

    private static double[] row(double[][] columns, int draw) {
        double[] row = new double[columns.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = columns[i][draw];
        }
        return row;
    }

    /** What the cells of a segment, or of all of them, want and get. */
    WantColumns want(int segment) {
        WantColumns sum = new WantColumns(new double[draws], new double[draws], new double[draws]);
        for (int c = 0; c < need.length; c++) {
            if (segment == WantColumns.ALL || composition.segmentOfCell[c / 2] == segment) {
                add(demand[c], sum.demand());
                add(need[c], sum.need());
                add(unmet[c], sum.unmet());
            }
        }
        return sum;
    }

    /** New chips of the quarter, in H100e. */
    double[] supply() {
        double[] sum = new double[draws];
        for (double[] of : inflow) {
            add(of, sum);
        }
        return sum;
    }

    /** Adds one column to another. */
    static void add(double[] column, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += column[i];
        }
    }
}
