package chipgap.kernel.reference;

import chipgap.kernel.allocation.LaneAllocator;
import chipgap.kernel.lanes.Lanes;
import java.util.Arrays;

/**
 * REF-1 exact on columns of draws, in single precision. Plain loops over columns, which the compiler vectorises and whose results do not depend on
 * whether it does.
 */
public final class ReferenceEngine {
    private static final int T = ReferenceModel.QUARTERS;

    private final Lanes lanes;
    private final LaneAllocator allocator;
    private final int draws;
    private final float[][] x;
    private final float[][] level = new float[ReferenceModel.PRODUCTS][];
    private final float[][] demand = new float[6][];
    private final float[] stacks;
    private final float[] packaging;
    private final float[] bank;
    private final float[] power;
    private final float[][] chips;
    private final float[][] inventory;
    private final float[][] available;
    private final float[][] used;
    private final float[][] need;
    private final float[][] unmet;
    private final float[] stackShare;
    private final float[] packagingShare;
    private final float[] work;
    /** For each event 1 from its first quarter on, before it 0. */
    private final float[] importBan;

    private final float[] buyerBan;
    private final float[] stackCut;

    /** An engine for blocks of so many draws. */
    public ReferenceEngine(Lanes lanes, LaneAllocator allocator, int draws) {
        this.lanes = lanes;
        this.allocator = allocator;
        this.draws = draws;
        x = new float[ReferenceInputs.COUNT][];
        stacks = new float[draws];
        packaging = new float[draws];
        bank = new float[draws];
        power = new float[draws];
        stackShare = new float[draws];
        packagingShare = new float[draws];
        work = new float[draws];
        importBan = new float[draws];
        buyerBan = new float[draws];
        stackCut = new float[draws];
        chips = new float[ReferenceModel.PRODUCTS][draws];
        inventory = new float[ReferenceModel.PRODUCTS][draws];
        available = new float[ReferenceModel.PRODUCTS][draws];
        used = new float[ReferenceModel.PRODUCTS][draws];
        need = new float[ReferenceNetwork.CELLS][draws];
        unmet = new float[ReferenceNetwork.CELLS][draws];
    }

    /** Receives the outputs of a quarter: 17 columns, valid during the call. */
    @FunctionalInterface
    public interface Quarters {
        void accept(int quarter, float[][] outputs);
    }

    /** Runs a block; the columns x58, x60 and x62 hold the first quarter of each event, a whole number, T or more for never. */
    public void run(float[][] inputs, Quarters quarters) {
        begin(inputs);
        float[][] outputs = new float[ReferenceModel.OUTPUTS][draws];
        for (int t = 0; t < T; t++) {
            activate(x[58], t, importBan);
            activate(x[60], t, buyerBan);
            activate(x[62], t, stackCut);
            make(t);
            limit();
            importChips();
            want(t);
            allocator.allocate(available, need, unmet, used);
            record(outputs);
            quarters.accept(t, outputs);
            grow();
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

    private static void activate(float[] firstQuarter, int t, float[] active) {
        for (int i = 0; i < active.length; i++) {
            active[i] = Math.min(1, Math.max(0, t + 1 - firstQuarter[i]));
        }
    }

    private void make(int t) {
        for (int p = 0; p < 4; p++) {
            float base = (float) ReferenceModel.BASE_LAUNCH[p];
            float gross = (float) (ReferenceModel.GROSS_DIES[p] / ReferenceModel.DIES_PER_CHIP[p]);
            float[] delay = x[16 + p];
            float[] learning = x[12 + p];
            float[] first = x[8 + p];
            float[] out = chips[p];
            float[] wafers = level[p];
            for (int i = 0; i < draws; i++) {
                work[i] = -learning[i] * Math.max(0, t - (base + delay[i]));
            }
            lanes.exp(work);
            for (int i = 0; i < draws; i++) {
                float ramp = Math.min(1, Math.max(0, (t - (base + delay[i]) + 1) * .25f));
                float yield = .85f - (.85f - first[i]) * work[i];
                out[i] = wafers[i] * ramp * gross * yield;
            }
        }
        float[] out = chips[0];
        float[] rate = x[33];
        float[] whole = x[32];
        for (int i = 0; i < draws; i++) {
            float drawn = Math.min(bank[i], rate[i] * whole[i]);
            bank[i] -= drawn;
            out[i] += drawn * .5f;
        }
    }

    private void limit() {
        float[] c0 = chips[0];
        float[] c1 = chips[1];
        float[] c2 = chips[2];
        float[] c3 = chips[3];
        for (int i = 0; i < draws; i++) {
            float stacksWanted = 4 * c0[i] + 6 * c1[i] + 2 * c2[i];
            float packagingWanted = 2 * c0[i] + 2.5f * c1[i] + c2[i] + .3f * c3[i];
            float stackSupply = stacks[i] * (1 - .4f * stackCut[i]);
            stackShare[i] = Math.min(1, stackSupply / stacksWanted);
            packagingShare[i] = Math.min(1, packaging[i] / packagingWanted);
        }
        for (int i = 0; i < draws; i++) {
            float both = Math.min(stackShare[i], packagingShare[i]);
            c0[i] *= both;
            c1[i] *= both;
            c2[i] *= both;
            c3[i] *= packagingShare[i];
        }
    }

    private void importChips() {
        for (int p = 4; p < ReferenceModel.PRODUCTS; p++) {
            float[] out = chips[p];
            float[] offered = level[p];
            if (p < 6) {
                for (int i = 0; i < draws; i++) {
                    out[i] = offered[i] * (1 - importBan[i]);
                }
            } else {
                System.arraycopy(offered, 0, out, 0, draws);
            }
        }
        for (int p = 0; p < ReferenceModel.PRODUCTS; p++) {
            float rate = (float) ReferenceModel.H100E[p];
            float[] stock = inventory[p];
            float[] made = chips[p];
            float[] out = available[p];
            for (int i = 0; i < draws; i++) {
                out[i] = stock[i] + made[i] * rate;
            }
        }
    }

    private void want(int t) {
        for (int s = 0; s < 6; s++) {
            float[] share0 = x[46 + s];
            float[] drift = x[52 + s];
            float[] base = demand[s];
            float[] training = need[2 * s];
            float[] inference = need[2 * s + 1];
            float[] trainingUnmet = unmet[2 * s];
            float[] inferenceUnmet = unmet[2 * s + 1];
            for (int i = 0; i < draws; i++) {
                float share = Math.min(.98f, Math.max(.02f, share0[i] + drift[i] * t));
                training[i] = base[i] * (1 - share) + .7f * trainingUnmet[i];
                inference[i] = base[i] * share + .7f * inferenceUnmet[i];
            }
        }
        for (int v = 0; v < ReferenceNetwork.SPLIT_CELLS.length; v++) {
            float[] open = need[ReferenceNetwork.SPLIT_CELLS[v]];
            float[] restricted = need[ReferenceModel.CELLS + v];
            for (int i = 0; i < draws; i++) {
                restricted[i] = open[i] * buyerBan[i];
                open[i] -= restricted[i];
            }
        }
    }

    private void record(float[][] outputs) {
        for (int v = 0; v < ReferenceNetwork.SPLIT_CELLS.length; v++) {
            add(unmet[ReferenceModel.CELLS + v], unmet[ReferenceNetwork.SPLIT_CELLS[v]]);
        }
        for (int total = 12; total < 15; total++) {
            Arrays.fill(outputs[total], 0);
        }
        for (int j = 0; j < ReferenceModel.CELLS; j++) {
            copyAndAdd(unmet[j], outputs[j], outputs[14]);
        }
        for (int v = 0; v < ReferenceNetwork.SPLIT_CELLS.length; v++) {
            add(need[ReferenceModel.CELLS + v], outputs[12]);
        }
        for (int s = 0; s < 6; s++) {
            addBoth(need[2 * s], need[2 * s + 1], outputs[12]);
        }
        for (int p = 0; p < ReferenceModel.PRODUCTS; p++) {
            float perH100e = (float) (ReferenceModel.POWER[p] / ReferenceModel.H100E[p]);
            float[] all = available[p];
            float[] taken = used[p];
            float[] stock = inventory[p];
            float[] total = outputs[13];
            for (int i = 0; i < draws; i++) {
                total[i] += all[i];
                stock[i] = all[i] - taken[i];
                power[i] += taken[i] * perH100e;
            }
        }
        float[] percent = outputs[15];
        for (int i = 0; i < draws; i++) {
            percent[i] = 100 * outputs[14][i] / outputs[12][i];
        }
        System.arraycopy(power, 0, outputs[16], 0, draws);
    }

    private static void add(float[] column, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += column[i];
        }
    }

    private static void addBoth(float[] one, float[] other, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += one[i] + other[i];
        }
    }

    private static void copyAndAdd(float[] column, float[] copy, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            copy[i] = column[i];
            sum[i] += column[i];
        }
    }

    private void grow() {
        for (int p = 0; p < 4; p++) {
            grow(level[p], x[4 + p]);
            grow(level[4 + p], x[24 + p]);
        }
        for (int s = 0; s < 6; s++) {
            grow(demand[s], x[40 + s]);
        }
        grow(stacks, x[29]);
        grow(packaging, x[31]);
    }

    private static void grow(float[] level, float[] rate) {
        for (int i = 0; i < level.length; i++) {
            level[i] *= 1 + rate[i];
        }
    }
}
