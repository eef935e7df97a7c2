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
    private final float[] bothShares;
    private final float[] packagingShare;
    private final float[] work;
    /** Columns o0 to o16; those of single cells and of power are the columns of the simulation itself. */
    private final float[][] outputs;

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
        bothShares = new float[draws];
        packagingShare = new float[draws];
        work = new float[draws];
        importBan = new float[draws];
        buyerBan = new float[draws];
        stackCut = new float[draws];
        chips = new float[4][draws];
        inventory = new float[ReferenceModel.PRODUCTS][draws];
        available = new float[ReferenceModel.PRODUCTS][draws];
        used = new float[ReferenceModel.PRODUCTS][draws];
        need = new float[ReferenceNetwork.CELLS][draws];
        unmet = new float[ReferenceNetwork.CELLS][draws];
        outputs = Arrays.copyOf(unmet, ReferenceModel.OUTPUTS);
        for (int o = ReferenceModel.CELLS; o < 16; o++) {
            outputs[o] = new float[draws];
        }
        outputs[16] = power;
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
            activate(x[58], t, importBan);
            activate(x[60], t, buyerBan);
            activate(x[62], t, stackCut);
            make(t);
            limit();
            importChips();
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
            float[] growth = x[4 + p];
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
                wafers[i] *= 1 + growth[i];
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
            bothShares[i] = Math.min(1, stacks[i] * (1 - .4f * stackCut[i]) / stacksWanted);
        }
        for (int i = 0; i < draws; i++) {
            float packagingWanted = 2 * c0[i] + 2.5f * c1[i] + c2[i] + .3f * c3[i];
            packagingShare[i] = Math.min(1, packaging[i] / packagingWanted);
        }
        for (int i = 0; i < draws; i++) {
            bothShares[i] = Math.min(bothShares[i], packagingShare[i]);
        }
        grow(stacks, x[29]);
        grow(packaging, x[31]);
        for (int p = 0; p < 4; p++) {
            float rate = (float) ReferenceModel.H100E[p];
            float[] share = p == 3 ? packagingShare : bothShares;
            float[] stock = inventory[p];
            float[] made = chips[p];
            float[] out = available[p];
            for (int i = 0; i < draws; i++) {
                out[i] = stock[i] + made[i] * share[i] * rate;
            }
        }
    }

    private static void grow(float[] level, float[] rate) {
        for (int i = 0; i < level.length; i++) {
            level[i] *= 1 + rate[i];
        }
    }

    private void importChips() {
        for (int p = 4; p < ReferenceModel.PRODUCTS; p++) {
            float rate = (float) ReferenceModel.H100E[p];
            float stopped = p < 6 ? 1 : 0;
            float[] growth = x[20 + p];
            float[] stock = inventory[p];
            float[] offered = level[p];
            float[] out = available[p];
            for (int i = 0; i < draws; i++) {
                out[i] = stock[i] + offered[i] * (1 - stopped * importBan[i]) * rate;
                offered[i] *= 1 + growth[i];
            }
        }
    }

    private void want(int t) {
        for (int s = 0; s < 6; s++) {
            float[] share0 = x[46 + s];
            float[] drift = x[52 + s];
            float[] growth = x[40 + s];
            float[] base = demand[s];
            float[] training = need[2 * s];
            float[] inference = need[2 * s + 1];
            float[] trainingUnmet = unmet[2 * s];
            float[] inferenceUnmet = unmet[2 * s + 1];
            for (int i = 0; i < draws; i++) {
                float share = Math.min(.98f, Math.max(.02f, share0[i] + drift[i] * t));
                training[i] = base[i] * (1 - share) + .7f * trainingUnmet[i];
                inference[i] = base[i] * share + .7f * inferenceUnmet[i];
                base[i] *= 1 + growth[i];
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

    private void record() {
        sum(need, outputs[12]);
        for (int v = 0; v < ReferenceNetwork.SPLIT_CELLS.length; v++) {
            float[] restricted = unmet[ReferenceModel.CELLS + v];
            float[] whole = unmet[ReferenceNetwork.SPLIT_CELLS[v]];
            for (int i = 0; i < draws; i++) {
                whole[i] += restricted[i];
                restricted[i] = 0;
            }
        }
        sum(unmet, outputs[14]);
        sum(available, outputs[13]);
        for (int p = 0; p < ReferenceModel.PRODUCTS; p++) {
            float perH100e = (float) (ReferenceModel.POWER[p] / ReferenceModel.H100E[p]);
            float[] all = available[p];
            float[] taken = used[p];
            float[] stock = inventory[p];
            for (int i = 0; i < draws; i++) {
                stock[i] = all[i] - taken[i];
                power[i] += taken[i] * perH100e;
            }
        }
        float[] missing = outputs[14];
        float[] wanted = outputs[12];
        float[] percent = outputs[15];
        for (int i = 0; i < draws; i++) {
            percent[i] = 100 * missing[i] / wanted[i];
        }
    }

    /** Sums of columns, four at a time. */
    private static void sum(float[][] columns, float[] sums) {
        Arrays.fill(sums, 0);
        int c = 0;
        for (; c + 4 <= columns.length; c += 4) {
            float[] one = columns[c];
            float[] two = columns[c + 1];
            float[] three = columns[c + 2];
            float[] four = columns[c + 3];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += one[i] + two[i] + (three[i] + four[i]);
            }
        }
        for (; c < columns.length; c++) {
            float[] column = columns[c];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += column[i];
            }
        }
    }
}
