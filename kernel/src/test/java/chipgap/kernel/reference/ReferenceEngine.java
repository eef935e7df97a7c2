package chipgap.kernel.reference;

import chipgap.kernel.allocation.LaneAllocator;
import chipgap.kernel.lanes.Lanes;
import java.util.Arrays;

/** REF-1 exact on columns of draws, in single precision. Two twins do the same operations in the same order; what follows here is that order. */
public abstract sealed class ReferenceEngine permits PlainReferenceEngine, VectorReferenceEngine {
    private static final int T = ReferenceModel.QUARTERS;
    private static final float[] POWER_PER_H100E = new float[ReferenceModel.PRODUCTS];

    static {
        for (int p = 0; p < POWER_PER_H100E.length; p++) {
            POWER_PER_H100E[p] = (float) (ReferenceModel.POWER[p] / ReferenceModel.H100E[p]);
        }
    }

    final int draws;
    final float[][] x;
    final float[][] level = new float[ReferenceModel.PRODUCTS][];
    final float[][] demand = new float[6][];
    /** What a product's yield still lacks in its first quarter since launch and, from then on, in the next; and the share of it that a quarter leaves. */
    final float[][] unlearned;

    final float[][] decay;
    final float[] stacks;
    final float[] packaging;
    final float[] bank;
    final float[] power;
    final float[][] chips;
    final float[][] inventory;
    final float[][] available;
    final float[][] used;
    final float[][] need;
    final float[][] unmet;
    private final float[][] unmetOfCells;
    final float[] bothShares;
    final float[] packagingShare;

    private final Lanes lanes;
    private final LaneAllocator allocator;
    /** Columns o0 to o16; those of single cells and of power are the columns of the simulation itself. */
    private final float[][] outputs;

    ReferenceEngine(Lanes lanes, LaneAllocator allocator, int draws) {
        this.lanes = lanes;
        this.allocator = allocator;
        this.draws = draws;
        x = new float[ReferenceInputs.COUNT][];
        stacks = new float[draws];
        packaging = new float[draws];
        bank = new float[draws];
        power = new float[draws];
        bothShares = new float[draws];
        packagingShare = new float[draws];
        unlearned = new float[4][draws];
        decay = new float[4][draws];
        chips = new float[4][draws];
        inventory = new float[ReferenceModel.PRODUCTS][draws];
        available = new float[ReferenceModel.PRODUCTS][draws];
        used = new float[ReferenceModel.PRODUCTS][draws];
        need = new float[ReferenceNetwork.CELLS][draws];
        unmet = new float[ReferenceNetwork.CELLS][draws];
        unmetOfCells = Arrays.copyOf(unmet, ReferenceModel.CELLS);
        outputs = Arrays.copyOf(unmet, ReferenceModel.OUTPUTS);
        for (int o = ReferenceModel.CELLS; o < 16; o++) {
            outputs[o] = new float[draws];
        }
        outputs[16] = power;
    }

    /** An engine for blocks of so many draws, on the given twin. */
    public static ReferenceEngine of(Lanes lanes, int draws) {
        return lanes == Lanes.scalar()
                ? new PlainReferenceEngine(lanes, LaneAllocator.scalar(ReferenceNetwork.create()), draws)
                : new VectorReferenceEngine(lanes, LaneAllocator.best(ReferenceNetwork.create()), draws);
    }

    /** Receives the outputs of a quarter: 17 columns, valid during the call. */
    @FunctionalInterface
    public interface Quarters {
        void accept(int quarter, float[][] outputs);
    }

    /** Runs a block; the columns x58, x60 and x62 hold the first quarter of each event, a whole number, T or more for never. */
    public void run(float[][] inputs, Quarters quarters) {
        begin(inputs);
        for (int t = 0; t < T; t++) {
            make(t);
            offer(t);
            want(t);
            allocator.allocate(available, need, unmet, used);
            record();
            quarters.accept(t, outputs);
        }
    }

    /** What the quarter's allocation was given; valid while a quarter is received. */
    public float[][] available() {
        return available;
    }

    /** What the quarter's allocation was asked for; valid while a quarter is received. */
    public float[][] need() {
        return need;
    }

    private void begin(float[][] inputs) {
        System.arraycopy(inputs, 0, x, 0, x.length);
        for (int p = 0; p < 4; p++) {
            level[p] = x[p].clone();
            level[4 + p] = x[20 + p].clone();
            beginLearning(p);
        }
        for (int s = 0; s < 6; s++) {
            demand[s] = x[34 + s].clone();
        }
        System.arraycopy(x[28], 0, stacks, 0, draws);
        System.arraycopy(x[30], 0, packaging, 0, draws);
        System.arraycopy(x[32], 0, bank, 0, draws);
        Arrays.fill(power, 0);
        for (float[][] columns : new float[][][] {inventory, unmet}) {
            for (float[] column : columns) {
                Arrays.fill(column, 0);
            }
        }
    }

    private void beginLearning(int p) {
        float[] rate = x[12 + p];
        float[] delay = x[16 + p];
        float[] lacking = unlearned[p];
        float[] left = decay[p];
        float asPlanned = (float) -ReferenceModel.BASE_LAUNCH[p];
        for (int i = 0; i < draws; i++) {
            float since = Math.max((float) Math.ceil(delay[i]), asPlanned) - delay[i];
            lacking[i] = -rate[i] * since;
            left[i] = -rate[i];
        }
        lanes.exp(lacking);
        lanes.exp(left);
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
        grow(stacks, x[29]);
        grow(packaging, x[31]);
        for (int p = 0; p < 4; p++) {
            offer(p, (float) ReferenceModel.H100E[p], p == 3 ? packagingShare : bothShares);
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
            split(need[ReferenceNetwork.SPLIT_CELLS[v]], need[ReferenceModel.CELLS + v], t);
        }
    }

    private void record() {
        sum(need, outputs[12]);
        for (int v = 0; v < ReferenceNetwork.SPLIT_CELLS.length; v++) {
            add(unmet[ReferenceNetwork.SPLIT_CELLS[v]], unmet[ReferenceModel.CELLS + v]);
        }
        sum(unmetOfCells, outputs[14]);
        sum(available, outputs[13]);
        use(POWER_PER_H100E);
        percent(outputs[14], outputs[12], outputs[15]);
    }

    /** Chips of a product, quarters after its planned launch, the growth of its wafers, and what it learns. */
    abstract void make(int p, float launched, float gross);

    /** Stockpiled dies become chips of product 0. */
    abstract void drawFromBank();

    /** Shares of the chips that packaging, and it and the stacks, suffice for. */
    abstract void share(int t);

    abstract void grow(float[] level, float[] rate);

    /** What is available of a product made here. */
    abstract void offer(int p, float rate, float[] share);

    /** What is available of an imported product, and the growth of what is offered. */
    abstract void importChips(int p, int t, float rate, float stopped);

    /** Needs of a sector and the growth of its demand. */
    abstract void want(int s, int t);

    /** Parts a cell's need by event B. */
    abstract void split(float[] open, float[] restricted, int t);

    /** Stock left and power of the products. */
    abstract void use(float[] perH100e);

    abstract void percent(float[] missing, float[] wanted, float[] percent);

    abstract void sum(float[][] columns, float[] sums);

    abstract void add(float[] sums, float[] column);
}
