package chipgap.kernel.reference;

import chipgap.kernel.allocation.LaneAllocator;
import chipgap.kernel.lanes.LaneBlock;
import chipgap.kernel.lanes.Lanes;

/** REF-1 exact on columns of draws, in single precision. Two twins do the same operations in the same order; what follows here is that order. */
public abstract sealed class ReferenceEngine permits PlainReferenceEngine, VectorReferenceEngine {
    private static final int DRAWS_AT_ONCE = 64;
    private static final int T = ReferenceModel.QUARTERS;
    private static final float[] POWER_PER_H100E = new float[ReferenceModel.PRODUCTS];

    // Columns of the block. The inputs come first; those that grow are kept in their own columns.
    static final int STACKS = 28;
    static final int PACKAGING = 30;
    static final int DEMAND = 34;
    static final int BANK = ReferenceInputs.COUNT;
    static final int BOTH_SHARES = BANK + 1;
    static final int PACKAGING_SHARE = BOTH_SHARES + 1;
    /** What the yield of products 0 to 3 still lacks in the first quarter since launch and, from then on, in the next. */
    static final int UNLEARNED = PACKAGING_SHARE + 1;
    /** The share of it that a quarter leaves. */
    static final int DECAY = UNLEARNED + 4;

    static final int CHIPS = DECAY + 4;
    static final int INVENTORY = CHIPS + 4;
    static final int AVAILABLE = INVENTORY + ReferenceModel.PRODUCTS;
    static final int USED = AVAILABLE + ReferenceModel.PRODUCTS;
    static final int NEED = USED + ReferenceModel.PRODUCTS;
    static final int UNMET = NEED + ReferenceNetwork.CELLS;
    private static final int TOTALS = UNMET + ReferenceNetwork.CELLS;
    private static final int ALL_NEED = TOTALS;
    private static final int ALL_AVAILABLE = TOTALS + 1;
    private static final int ALL_UNMET = TOTALS + 2;
    private static final int PERCENT = TOTALS + 3;
    static final int POWER = TOTALS + 4;

    static {
        for (int p = 0; p < POWER_PER_H100E.length; p++) {
            POWER_PER_H100E[p] = (float) (ReferenceModel.POWER[p] / ReferenceModel.H100E[p]);
        }
    }

    final int draws;
    /** All columns. */
    final float[] n;

    private final Lanes lanes;
    private final LaneAllocator allocator;
    private final LaneBlock block;

    ReferenceEngine(Lanes lanes, LaneAllocator allocator, int draws) {
        if (draws % DRAWS_AT_ONCE != 0) {
            throw new IllegalArgumentException(
                    "A block of REF-1 has a multiple of %d draws, not %d.".formatted(DRAWS_AT_ONCE, draws));
        }
        this.lanes = lanes;
        this.allocator = allocator;
        this.draws = draws;
        block = new LaneBlock(POWER + 1, draws);
        n = block.numbers();
    }

    /** An engine for blocks of so many draws, a multiple of 64, on the given twin. */
    public static ReferenceEngine of(Lanes lanes, int draws) {
        return lanes == Lanes.scalar()
                ? new PlainReferenceEngine(lanes, LaneAllocator.scalar(ReferenceNetwork.create()), draws)
                : new VectorReferenceEngine(lanes, LaneAllocator.best(ReferenceNetwork.create()), draws);
    }

    /** Hears of the end of each quarter. */
    @FunctionalInterface
    public interface Quarters {
        void accept(int quarter);
    }

    /** Runs a block; the columns x58, x60 and x62 hold the first quarter of each event, a whole number, T or more for never. */
    public void run(float[][] inputs, Quarters quarters) {
        begin(inputs);
        for (int t = 0; t < T; t++) {
            make(t);
            offer(t);
            want(t);
            allocator.allocate(block, AVAILABLE, NEED, UNMET, USED);
            record();
            quarters.accept(t);
        }
    }

    /** A copy of the column of an output, o0 to o16, at the end of a quarter. */
    public float[] output(int output) {
        return block.column(output < ReferenceModel.CELLS ? UNMET + output : TOTALS + output - ReferenceModel.CELLS);
    }

    private float[][] columns(int first, int count) {
        float[][] columns = new float[count][];
        for (int i = 0; i < count; i++) {
            columns[i] = block.column(first + i);
        }
        return columns;
    }

    /** A copy of what the quarter's allocation was given. */
    public float[][] available() {
        return columns(AVAILABLE, ReferenceModel.PRODUCTS);
    }

    /** A copy of what the quarter's allocation was asked for. */
    public float[][] need() {
        return columns(NEED, ReferenceNetwork.CELLS);
    }

    private void begin(float[][] inputs) {
        for (int i = 0; i < ReferenceInputs.COUNT; i++) {
            block.set(i, inputs[i]);
        }
        block.set(BANK, inputs[32]);
        for (int p = 0; p < 4; p++) {
            beginLearning(p, inputs[12 + p], inputs[16 + p]);
        }
        for (int p = 0; p < ReferenceModel.PRODUCTS; p++) {
            block.fill(INVENTORY + p, 0);
        }
        for (int cell = 0; cell < ReferenceNetwork.CELLS; cell++) {
            block.fill(UNMET + cell, 0);
        }
        block.fill(POWER, 0);
    }

    private void beginLearning(int p, float[] rate, float[] delay) {
        float[] unlearned = new float[draws];
        float[] decay = new float[draws];
        float asPlanned = (float) -ReferenceModel.BASE_LAUNCH[p];
        for (int i = 0; i < draws; i++) {
            float since = Math.max((float) Math.ceil(delay[i]), asPlanned) - delay[i];
            unlearned[i] = -rate[i] * since;
            decay[i] = -rate[i];
        }
        lanes.exp(unlearned);
        lanes.exp(decay);
        block.set(UNLEARNED + p, unlearned);
        block.set(DECAY + p, decay);
    }

    private void make(int t) {
        for (int p = 0; p < 4; p++) {
            float launched = t - (float) ReferenceModel.BASE_LAUNCH[p];
            float gross = (float) (ReferenceModel.GROSS_DIES[p] / ReferenceModel.DIES_PER_CHIP[p]);
            make(p, launched, gross);
        }
        drawFromBank();
    }

    private void offer(int t) {
        share(t);
        grow(at(STACKS), at(29));
        grow(at(PACKAGING), at(31));
        for (int p = 0; p < 4; p++) {
            offer(p, (float) ReferenceModel.H100E[p], at(p == 3 ? PACKAGING_SHARE : BOTH_SHARES));
        }
        for (int p = 4; p < ReferenceModel.PRODUCTS; p++) {
            importChips(p, t, (float) ReferenceModel.H100E[p], p < 6 ? 1 : 0);
        }
    }

    private void want(int t) {
        for (int s = 0; s < 6; s++) {
            want(s, t);
        }
        for (int v = 0; v < ReferenceNetwork.SPLIT_CELLS.length; v++) {
            split(at(NEED + ReferenceNetwork.SPLIT_CELLS[v]), at(NEED + ReferenceModel.CELLS + v), t);
        }
    }

    private void record() {
        sum(NEED, ReferenceNetwork.CELLS, at(ALL_NEED));
        for (int v = 0; v < ReferenceNetwork.SPLIT_CELLS.length; v++) {
            add(at(UNMET + ReferenceNetwork.SPLIT_CELLS[v]), at(UNMET + ReferenceModel.CELLS + v));
        }
        sum(UNMET, ReferenceModel.CELLS, at(ALL_UNMET));
        sum(AVAILABLE, ReferenceModel.PRODUCTS, at(ALL_AVAILABLE));
        use(POWER_PER_H100E);
        percent(at(ALL_UNMET), at(ALL_NEED), at(PERCENT));
    }

    /** Place of a column. The methods of the twins take and use places. */
    final int at(int column) {
        return block.place(column);
    }

    /** Chips of a product, quarters after its planned launch, the growth of its wafers, and what it learns. */
    abstract void make(int p, float launched, float gross);

    /** Stockpiled dies become chips of product 0. */
    abstract void drawFromBank();

    /** Shares of the chips that packaging, and it and the stacks, suffice for. */
    abstract void share(int t);

    abstract void grow(int level, int rate);

    /** What is available of a product made here. */
    abstract void offer(int p, float rate, int share);

    /** What is available of an imported product, and the growth of what is offered. */
    abstract void importChips(int p, int t, float rate, float stopped);

    /** Needs of a sector and the growth of its demand. */
    abstract void want(int s, int t);

    /** Parts a cell's need by event B. */
    abstract void split(int open, int restricted, int t);

    /** Stock left and power of the products. */
    abstract void use(float[] perH100e);

    abstract void percent(int missing, int wanted, int percent);

    /** Sums columns, in their order, given the first of them. */
    abstract void sum(int first, int columns, int sums);

    abstract void add(int sums, int column);
}
