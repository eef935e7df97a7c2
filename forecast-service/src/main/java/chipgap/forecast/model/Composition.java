package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.Cell;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.allocation.AllocationNetwork;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.time.QuarterRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * How supply and demand compose: who may use what, who is served first, and what is left for the next quarter.
 *
 * <p>Every demand cell is two allocation cells, one free to use any suitable chip and one bound to domestic chips. A forecast always runs from
 * the first quarter that is sampled, because backlog and unsold chips are carried along; only the horizon is summarised. Immutable.
 */
public final class Composition {
    /** Version of the composing model: results of two versions may differ. */
    public static final String VERSION = "composition-5";

    final List<Product> products;
    final List<Cell> cells;
    final List<String> segments;
    /** Position of the segment of each cell. */
    final int[] segmentOfCell;

    final AllocationNetwork network;
    private final AllocationRule rule;
    /** By tier of each cell, which policy may move. */
    private final Map<List<Integer>, AllocationNetwork> networks = new ConcurrentHashMap<>();

    /** Products that each allocation cell may use, as bits. */
    private final long[] eligible;

    /** The composition of the products and cells of a run under {@link AllocationRule#TIERED}. */
    public Composition(List<Product> products, List<Cell> cells) {
        this(products, cells, AllocationRule.TIERED);
    }

    /**
     * The composition of the products and cells of a run.
     *
     * @throws NoWillingnessException when the rule ranks by what the cells do not tell
     */
    public Composition(List<Product> products, List<Cell> cells, AllocationRule rule) {
        requireWillingness(cells, rule);
        this.products = List.copyOf(products);
        this.cells = List.copyOf(cells);
        this.segments = cells.stream().map(Cell::segment).distinct().toList();
        this.segmentOfCell = cells.stream()
                .mapToInt(cell -> segments.indexOf(cell.segment()))
                .toArray();
        this.rule = rule;
        this.eligible = new long[2 * cells.size()];
        for (int c = 0; c < cells.size(); c++) {
            eligible[2 * c] = eligible(cells.get(c), false);
            eligible[2 * c + 1] = eligible(cells.get(c), true);
        }
        this.network = network(cells.stream().map(Cell::priorityTier).toList());
    }

    /** Who may use what, and who is served first. */
    AllocationNetwork network(List<Integer> tiers) {
        return networks.computeIfAbsent(
                tiers,
                each -> new AllocationNetwork(
                        products.size(),
                        IntStream.range(0, eligible.length)
                                .mapToObj(c -> new AllocationNetwork.Cell(
                                        eligible[c],
                                        each.get(c / 2),
                                        cells.get(c / 2).willingness()))
                                .toList(),
                        orderOfUse(),
                        rule));
    }

    private static void requireWillingness(List<Cell> cells, AllocationRule rule) {
        for (Cell cell : cells) {
            if (rule == AllocationRule.MARKET && Double.isNaN(cell.willingness())) {
                throw new NoWillingnessException(cell.segment());
            }
        }
    }

    /** MARKET ranks by what a segment would pay, and nobody says so. */
    public static final class NoWillingnessException extends RuntimeException {
        NoWillingnessException(String segment) {
            super("Demand does not state what %s would pay, by which MARKET ranks. Choose another rule."
                    .formatted(segment));
        }
    }

    /** The composition of a world, as its first block shows it. */
    public static Composition of(SampledBlock world, AllocationRule rule) {
        return new Composition(world.supply().products(), world.demand().cellNames(), rule);
    }

    /** Whether an allocation cell may use a product. */
    boolean mayUse(int allocationCell, int product) {
        return (eligible[allocationCell] >>> product & 1) == 1;
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
     * @param catalogue what is published of the chips
     * @param scrambles number of scrambles of the run; 1 for independent draws
     */
    public ForecastSummary newSummary(QuarterRange horizon, List<ChipFacts> catalogue, int scrambles) {
        return new ForecastSummary(this, horizon, pricesOf(catalogue), scrambles);
    }

    /** Published prices of the products. */
    private Map<String, Double> pricesOf(List<ChipFacts> catalogue) {
        Map<String, Double> prices = new HashMap<>();
        for (ChipFacts chip : catalogue) {
            boolean isSold =
                    products.stream().anyMatch(product -> product.chip().equals(chip.chip()));
            if (isSold && chip.priceUsd() != null) {
                prices.put(chip.chip(), chip.priceUsd());
            }
        }
        return prices;
    }

    /**
     * Composes a block and adds it to a summary; several blocks may do so at once.
     *
     * @throws IllegalArgumentException when the block does not fit this composition
     */
    public void add(SampledBlock world, ForecastSummary summary) {
        summary.add(this, world);
    }

    /** Sees every quarter of every draw once it is composed. */
    interface Visitor {
        /**
         * One quarter of one draw.
         *
         * @param draw position of the draw in the block
         * @param quarter position of the quarter in the sampled range
         * @param state the quarter; of this call only
         */
        void visit(int draw, int quarter, DrawState state);
    }

    /** Composes a block, quarter by quarter, and shows every draw of each. */
    void compose(SampledBlock world, Visitor visitor) {
        BlockComposer composer = composer(world);
        for (int q = 0; q < world.quarters().length(); q++) {
            composer.advance(q);
            for (int draw = 0; draw < world.drawCount(); draw++) {
                visitor.visit(draw, q, new DrawState(composer, draw));
            }
        }
    }

    /** A composer of all draws of a block. */
    BlockComposer composer(SampledBlock world) {
        return composer(world, 0, world.drawCount());
    }

    /** A composer of the draws of a block from one on up to another. */
    BlockComposer composer(SampledBlock world, int first, int end) {
        requireFitting(world);
        return new BlockComposer(this, world, first, end);
    }

    private void requireFitting(SampledBlock world) {
        if (!world.supply().products().equals(products)
                || !world.demand().cellNames().equals(cells)) {
            throw new IllegalArgumentException("The block has other products or cells than the run began with.");
        }
    }
}
