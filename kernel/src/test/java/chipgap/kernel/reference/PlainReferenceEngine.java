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
        int delay = at(16 + p);
        int first = at(8 + p);
        int growth = at(4 + p);
        int out = at(CHIPS + p);
        int wafers = at(p);
        int lacking = at(UNLEARNED + p);
        int left = at(DECAY + p);
        for (int i = 0; i < draws; i++) {
            float since = launched - n[delay + i];
            float yield = .85f - (.85f - n[first + i]) * (since < 0 ? 1 : n[lacking + i]);
            n[out + i] = n[wafers + i] * share((since + 1) * .25f) * gross * yield;
            n[wafers + i] *= 1 + n[growth + i];
            n[lacking + i] *= since < 0 ? 1 : n[left + i];
        }
    }

    @Override
    void drawFromBank() {
        int bank = at(BANK);
        int out = at(CHIPS);
        int rate = at(33);
        int whole = at(32);
        for (int i = 0; i < draws; i++) {
            float drawn = atMost(n[bank + i], n[rate + i] * n[whole + i]);
            n[bank + i] -= drawn;
            n[out + i] += drawn * .5f;
        }
    }

    @Override
    void share(int t) {
        int stacks = at(STACKS);
        int packaging = at(PACKAGING);
        int bothShares = at(BOTH_SHARES);
        int packagingShare = at(PACKAGING_SHARE);
        int c0 = at(CHIPS);
        int c1 = at(CHIPS + 1);
        int c2 = at(CHIPS + 2);
        int c3 = at(CHIPS + 3);
        int cut = at(62);
        for (int i = 0; i < draws; i++) {
            float stacksWanted = 4 * n[c0 + i] + 6 * n[c1 + i] + 2 * n[c2 + i];
            float packagingWanted = 2 * n[c0 + i] + 2.5f * n[c1 + i] + n[c2 + i] + .3f * n[c3 + i];
            float stackShare = n[stacks + i] * (1 - .4f * (t < n[cut + i] ? 0 : 1)) / stacksWanted;
            n[packagingShare + i] = atMost(1, n[packaging + i] / packagingWanted);
            n[bothShares + i] = atMost(n[packagingShare + i], stackShare);
        }
    }

    @Override
    void grow(int level, int rate) {
        for (int i = 0; i < draws; i++) {
            n[level + i] *= 1 + n[rate + i];
        }
    }

    @Override
    void offer(int p, float rate, int share) {
        int stock = at(INVENTORY + p);
        int made = at(CHIPS + p);
        int out = at(AVAILABLE + p);
        for (int i = 0; i < draws; i++) {
            n[out + i] = n[stock + i] + n[made + i] * n[share + i] * rate;
        }
    }

    @Override
    void importChips(int p, int t, float rate, float stopped) {
        int growth = at(20 + p);
        int ban = at(58);
        int stock = at(INVENTORY + p);
        int offered = at(16 + p);
        int out = at(AVAILABLE + p);
        for (int i = 0; i < draws; i++) {
            n[out + i] = n[stock + i] + n[offered + i] * (1 - stopped * (t < n[ban + i] ? 0 : 1)) * rate;
            n[offered + i] *= 1 + n[growth + i];
        }
    }

    @Override
    void want(int s, int t) {
        int share0 = at(46 + s);
        int drift = at(52 + s);
        int growth = at(40 + s);
        int base = at(DEMAND + s);
        int training = at(NEED + 2 * s);
        int inference = at(NEED + 2 * s + 1);
        int trainingUnmet = at(UNMET + 2 * s);
        int inferenceUnmet = at(UNMET + 2 * s + 1);
        for (int i = 0; i < draws; i++) {
            float share = atMost(.98f, atLeast(.02f, n[share0 + i] + n[drift + i] * t));
            n[training + i] = n[base + i] * (1 - share) + .7f * n[trainingUnmet + i];
            n[inference + i] = n[base + i] * share + .7f * n[inferenceUnmet + i];
            n[base + i] *= 1 + n[growth + i];
        }
    }

    @Override
    void split(int open, int restricted, int t) {
        int ban = at(60);
        for (int i = 0; i < draws; i++) {
            n[restricted + i] = n[open + i] * (t < n[ban + i] ? 0 : 1);
            n[open + i] -= n[restricted + i];
        }
    }

    @Override
    void use(float[] perH100e) {
        int power = at(POWER);
        for (int p = 0; p < perH100e.length; p++) {
            int all = at(AVAILABLE + p);
            int taken = at(USED + p);
            int stock = at(INVENTORY + p);
            for (int i = 0; i < draws; i++) {
                n[stock + i] = n[all + i] - n[taken + i];
                n[power + i] += n[taken + i] * perH100e[p];
            }
        }
    }

    @Override
    void percent(int missing, int wanted, int percent) {
        for (int i = 0; i < draws; i++) {
            n[percent + i] = 100 * n[missing + i] / n[wanted + i];
        }
    }

    @Override
    void sum(int first, int columns, int sums) {
        System.arraycopy(n, at(first), n, sums, draws);
        for (int c = 1; c < columns; c++) {
            add(sums, at(first + c));
        }
    }

    @Override
    void add(int sums, int column) {
        for (int i = 0; i < draws; i++) {
            n[sums + i] += n[column + i];
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
