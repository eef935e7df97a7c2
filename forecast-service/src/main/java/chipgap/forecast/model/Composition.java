package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.Cell;
import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.allocation.AllocationNetwork;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How supply and demand compose: who may use what, who is served first, and what is left for the next quarter.
 *
 * <p>Every demand cell is two allocation cells, one free to use any suitable chip and one bound to domestic chips. A forecast always runs from
 * the first quarter that is sampled, because backlog and unsold chips are carried along; only the horizon is summarised. Immutable.
 */
public final class Composition {
    /** Version of the composing model: results of two versions may differ. */
    public static final String VERSION = "composition-1";

    final List<Product> products;
    final List<Cell> cells;
    final List<String> segments;
    /** Position of the segment of each cell. */
    final int[] segmentOfCell;

    final AllocationNetwork network;

    /** The composition of the products and cells of a run. */
    public Composition(List<Product> products, List<Cell> cells) {
        this.products = List.copyOf(products);
        this.cells = List.copyOf(cells);
        this.segments = cells.stream().map(Cell::segment).distinct().toList();
        this.segmentOfCell = cells.stream()
                .mapToInt(cell -> segments.indexOf(cell.segment()))
                .toArray();
        List<AllocationNetwork.Cell> allocationCells = new ArrayList<>();
        for (Cell cell : cells) {
            allocationCells.add(new AllocationNetwork.Cell(eligible(cell, false), cell.priorityTier()));
            allocationCells.add(new AllocationNetwork.Cell(eligible(cell, true), cell.priorityTier()));
        }
        this.network = new AllocationNetwork(products.size(), allocationCells, orderOfUse());
    }

    /** The composition of a run, as its first block shows it. */
    public static Composition of(SupplyBlock supply, DemandBlock demand) {
        return new Composition(supply.products(), demand.cellNames());
    }

    private long eligible(Cell cell, boolean domesticOnly) {
        long eligible = 0;
        for (int i = 0; i < products.size(); i++) {
            Product product = products.get(i);
            if (product.workloads().contains(cell.workload()) && (product.domestic() || !domesticOnly)) {
                eligible |= 1L << i;
            }
        }
        return eligible;
    }

    private List<Integer> orderOfUse() {
        return IntStream.range(0, products.size())
                .boxed()
                .sorted((one, other) -> products.get(one)
                        .pathway()
                        .compareTo(products.get(other).pathway()))
                .toList();
    }

    /**
     * An empty summary of this composition.
     *
     * @param horizon quarters to summarise
     * @param scrambles number of scrambles of the run; 1 for independent draws
     */
    public ForecastSummary newSummary(QuarterRange horizon, int scrambles) {
        return new ForecastSummary(horizon, segments, scrambles);
    }

    /**
     * Composes a block and adds it to a summary; several blocks may do so at once.
     *
     * @param block the draws
     * @param sampled quarters of the block, from the first one carried along to the last one of the summary
     * @throws IllegalArgumentException when the block does not fit this composition
     */
    public void add(
            DrawBlock block, SupplyBlock supply, DemandBlock demand, QuarterRange sampled, ForecastSummary summary) {
        if (!supply.products().equals(products) || !demand.cellNames().equals(cells)) {
            throw new IllegalArgumentException("The block has other products or cells than the run began with.");
        }
        int first = summary.horizon().start().index() - sampled.start().index();
        DrawComposer composer = new DrawComposer(this);
        for (int draw = 0; draw < block.drawCount(); draw++) {
            int scramble = block.sampler().scrambleOf(block.firstDraw() + draw);
            composer.begin(demand.backlogKept()[draw]);
            for (int q = 0; q < sampled.length(); q++) {
                int position = draw * sampled.length() + q;
                composer.advance(supply, demand, position);
                if (q >= first) {
                    composer.record(
                            summary.quarter(q - first),
                            scramble,
                            supply.constraints().get(position));
                }
            }
        }
    }

    static double h100e(Flow flow, int position) {
        return flow.chips()[position] * flow.product().h100ePerChip();
    }

    static double bound(CellDemand demand, int position) {
        return demand.h100e()[position] * demand.domesticOnly()[position];
    }
}
