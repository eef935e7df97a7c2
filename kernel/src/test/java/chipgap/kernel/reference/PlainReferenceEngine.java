package chipgap.kernel.reference;

import chipgap.kernel.allocation.LaneAllocator;
import chipgap.kernel.lanes.Lanes;

/** The plain twin. */
final class PlainReferenceEngine extends ReferenceEngine {
    PlainReferenceEngine(Lanes lanes, LaneAllocator allocator, int draws) {
        super(lanes, allocator, draws);
    }

    @Override
    void make(int p, float launched, float gross) {
        float[] delay = x[16 + p];
        float[] first = x[8 + p];
        float[] growth = x[4 + p];
        float[] out = chips[p];
        float[] wafers = level[p];
        float[] lacking = unlearned[p];
        float[] left = decay[p];
        for (int i = 0; i < draws; i++) {
            float since = launched - delay[i];
            float yield = .85f - (.85f - first[i]) * (since < 0 ? 1 : lacking[i]);
            out[i] = wafers[i] * share((since + 1) * .25f) * gross * yield;
            wafers[i] *= 1 + growth[i];
            lacking[i] *= since < 0 ? 1 : left[i];
        }
    }

    @Override
    void drawFromBank() {
        float[] out = chips[0];
        float[] rate = x[33];
        float[] whole = x[32];
        for (int i = 0; i < draws; i++) {
            float drawn = atMost(bank[i], rate[i] * whole[i]);
            bank[i] -= drawn;
            out[i] += drawn * .5f;
        }
    }

    @Override
    void share(int t) {
        float[] c0 = chips[0];
        float[] c1 = chips[1];
        float[] c2 = chips[2];
        float[] c3 = chips[3];
        float[] cut = x[62];
        for (int i = 0; i < draws; i++) {
            float stacksWanted = 4 * c0[i] + 6 * c1[i] + 2 * c2[i];
            float packagingWanted = 2 * c0[i] + 2.5f * c1[i] + c2[i] + .3f * c3[i];
            float stackShare = stacks[i] * (1 - .4f * (t < cut[i] ? 0 : 1)) / stacksWanted;
            packagingShare[i] = atMost(1, packaging[i] / packagingWanted);
            bothShares[i] = atMost(packagingShare[i], stackShare);
        }
    }

    @Override
    void grow(float[] level, float[] rate) {
        for (int i = 0; i < draws; i++) {
            level[i] *= 1 + rate[i];
        }
    }

    @Override
    void offer(int p, float rate, float[] share) {
        float[] stock = inventory[p];
        float[] made = chips[p];
        float[] out = available[p];
        for (int i = 0; i < draws; i++) {
            out[i] = stock[i] + made[i] * share[i] * rate;
        }
    }

    @Override
    void importChips(int p, int t, float rate, float stopped) {
        float[] growth = x[20 + p];
        float[] ban = x[58];
        float[] stock = inventory[p];
        float[] offered = level[p];
        float[] out = available[p];
        for (int i = 0; i < draws; i++) {
            out[i] = stock[i] + offered[i] * (1 - stopped * (t < ban[i] ? 0 : 1)) * rate;
            offered[i] *= 1 + growth[i];
        }
    }

    @Override
    void want(int s, int t) {
        float[] share0 = x[46 + s];
        float[] drift = x[52 + s];
        float[] growth = x[40 + s];
        float[] base = demand[s];
        float[] training = need[2 * s];
        float[] inference = need[2 * s + 1];
        float[] trainingUnmet = unmet[2 * s];
        float[] inferenceUnmet = unmet[2 * s + 1];
        for (int i = 0; i < draws; i++) {
            float share = atMost(.98f, atLeast(.02f, share0[i] + drift[i] * t));
            training[i] = base[i] * (1 - share) + .7f * trainingUnmet[i];
            inference[i] = base[i] * share + .7f * inferenceUnmet[i];
            base[i] *= 1 + growth[i];
        }
    }

    @Override
    void split(float[] open, float[] restricted, int t) {
        float[] ban = x[60];
        for (int i = 0; i < draws; i++) {
            restricted[i] = open[i] * (t < ban[i] ? 0 : 1);
            open[i] -= restricted[i];
        }
    }

    @Override
    void use(float[] perH100e) {
        for (int p = 0; p < perH100e.length; p++) {
            float[] all = available[p];
            float[] taken = used[p];
            float[] stock = inventory[p];
            for (int i = 0; i < draws; i++) {
                stock[i] = all[i] - taken[i];
                power[i] += taken[i] * perH100e[p];
            }
        }
    }

    @Override
    void percent(float[] missing, float[] wanted, float[] percent) {
        for (int i = 0; i < draws; i++) {
            percent[i] = 100 * missing[i] / wanted[i];
        }
    }

    @Override
    void sum(float[][] columns, float[] sums) {
        System.arraycopy(columns[0], 0, sums, 0, draws);
        for (int c = 1; c < columns.length; c++) {
            add(sums, columns[c]);
        }
    }

    @Override
    void add(float[] sums, float[] column) {
        for (int i = 0; i < draws; i++) {
            sums[i] += column[i];
        }
    }

    private static float share(float value) {
        return atMost(1, atLeast(0, value));
    }

    private static float atMost(float limit, float value) {
        return value > limit ? limit : value;
    }

    private static float atLeast(float limit, float value) {
        return value < limit ? limit : value;
    }
}
