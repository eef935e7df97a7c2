package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.DemandBlock.SegmentTerms;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.allocation.Allocator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Composes one draw after the other, quarter by quarter. Cells come in pairs: free, then bound to domestic chips. */
final class DrawComposer {
    /** Rounding of the allocation is far below this share of a need, and no estimate is as fine. */
    private static final double DUST = 1e-9;

    private final Composition composition;
    private final SampledBlock world;
    private final List<SegmentTerms> terms;
    private final boolean tiersMove;
    /** By tier of each cell. */
    private final Map<List<Integer>, Allocator> allocators = new HashMap<>();

    /** What a chip of each product delivers in this draw. */
    private final double[] h100ePerChip;

    private final double[] inflow;
    private final double[] available;
    private final double[] used;
    private final double[] demand;
    private final double[] need;
    private final double[] unmet;
    /** Share of unmet demand still wanted a quarter later, by cell. */
    private final double[] kept;

    private Allocator allocator;

    DrawComposer(Composition composition, SampledBlock world) {
        this.composition = composition;
        this.world = world;
        int products = composition.products.size();
        int cells = composition.network.cellCount();
        terms = world.demand().termsOfCells();
        tiersMove = terms.stream().anyMatch(SegmentTerms::hasMovingTier);
        allocator = new Allocator(composition.network);
        kept = new double[terms.size()];
        h100ePerChip = new double[products];
        inflow = new double[products];
        available = new double[products];
        used = new double[products];
        demand = new double[cells];
        need = new double[cells];
        unmet = new double[cells];
    }

    /** Goes to the start of a draw. */
    void begin(int draw) {
        for (int c = 0; c < kept.length; c++) {
            kept[c] = terms.get(c).backlogKept()[draw];
        }
        for (int p = 0; p < h100ePerChip.length; p++) {
            Product product = composition.products.get(p);
            h100ePerChip[p] = product.h100ePerChip()
                    * (product.domestic() ? world.supply().domesticEffectiveness()[draw] : 1);
        }
        Arrays.fill(available, 0);
        Arrays.fill(used, 0);
        Arrays.fill(unmet, 0);
    }

    /** One quarter: what is left and what is new is given to what is still wanted and what is newly wanted. */
    void advance(int position) {
        advance(position, 1);
    }

    /** One quarter, with domestic output multiplied by a factor. */
    void advance(int position, double domesticFactor) {
        for (int p = 0; p < inflow.length; p++) {
            Flow flow = world.supply().flows().get(p);
            inflow[p] = flow.chips()[position]
                    * h100ePerChip[p]
                    * (flow.product().pathway() == Pathway.DOMESTIC ? domesticFactor : 1);
            available[p] = Math.max(0, available[p] - used[p]) + inflow[p];
        }
        for (int c = 0; c < world.demand().cells().size(); c++) {
            CellDemand cell = world.demand().cells().get(c);
            double bound = Composition.bound(cell, position);
            demand[2 * c] = cell.h100e()[position] - bound;
            demand[2 * c + 1] = bound;
        }
        for (int c = 0; c < need.length; c++) {
            need[c] = demand[c] + kept[c / 2] * unmet[c];
        }
        if (tiersMove) {
            allocator = allocators.computeIfAbsent(tiers(position), each -> new Allocator(composition.network(each)));
        }
        allocator.allocate(available, need, unmet, used);
        sweepDust();
    }

    private List<Integer> tiers(int position) {
        return IntStream.range(0, terms.size())
                .mapToObj(c -> terms.get(c).hasMovingTier()
                        ? terms.get(c).tiers()[position]
                        : composition.cells.get(c).priorityTier())
                .toList();
    }

    /** What rounding leaves of a need that is met is no shortage. */
    private void sweepDust() {
        for (int c = 0; c < need.length; c++) {
            if (unmet[c] < DUST * need[c]) {
                unmet[c] = 0;
            }
        }
    }

    /** Goes to where another composer of the same block stands. */
    void copy(DrawComposer other) {
        System.arraycopy(other.h100ePerChip, 0, h100ePerChip, 0, h100ePerChip.length);
        System.arraycopy(other.kept, 0, kept, 0, kept.length);
        System.arraycopy(other.available, 0, available, 0, available.length);
        System.arraycopy(other.used, 0, used, 0, used.length);
        System.arraycopy(other.unmet, 0, unmet, 0, unmet.length);
    }

    /** Whether chips are left over in this quarter: whoever is short may not use them. */
    boolean hasIdleChips() {
        return sum(available) - sum(used) > DUST * sum(available);
    }

    /** What one more H100e of a product would serve in this quarter, in [0, 1]. */
    double marginalServed(int product) {
        double[] more = available.clone();
        more[product] += 1;
        double[] unmetThen = new double[need.length];
        allocator.allocate(more, need, unmetThen, new double[available.length]);
        return Math.clamp(sum(unmet) - sum(unmetThen), 0, 1);
    }

    /** What is used of a product in this quarter, in H100e. */
    double used(int product) {
        return used[product];
    }

    /** What is left over of a product in this quarter, in H100e. */
    double left(int product) {
        return Math.max(0, available[product] - used[product]);
    }

    /** What a cell, free and bound together, still wants a quarter later of what it does not get. */
    double keptBacklog(int cell) {
        return kept[cell] * (unmet[2 * cell] + unmet[2 * cell + 1]);
    }

    /** What a chip of a product delivers in this draw, in H100e. */
    double h100ePerChip(int product) {
        return h100ePerChip[product];
    }

    /** New chips of a product in this quarter. */
    double newChips(int product) {
        return inflow[product] / h100ePerChip[product];
    }

    /**
     * Chips of a product that a segment gets in this quarter. Allocation tells who is served how much, not with which chip where several would do: a
     * product's chips are taken to be split over those who may use it in proportion to what they are served.
     *
     * @param segment position of the segment
     */
    double chipsFor(int segment, int product) {
        double own = 0;
        double all = 0;
        for (int c = 0; c < need.length; c++) {
            if (composition.mayUse(c, product)) {
                double served = need[c] - unmet[c];
                all += served;
                own += composition.segmentOfCell[c / 2] == segment ? served : 0;
            }
        }
        double share = all > 0 ? own / all : 0;
        return share * used[product] / h100ePerChip[product];
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

    /** What a cell, free and bound together, wants and gets. */
    Want want(int cell) {
        int free = 2 * cell;
        return new Want(demand[free] + demand[free + 1], need[free] + need[free + 1], unmet[free] + unmet[free + 1]);
    }

    /** Chips left over after this quarter, in H100e. */
    double leftOver() {
        double sum = 0;
        for (int p = 0; p < available.length; p++) {
            sum += Math.max(0, available[p] - used[p]);
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
