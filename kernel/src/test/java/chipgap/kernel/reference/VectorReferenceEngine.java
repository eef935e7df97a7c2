package chipgap.kernel.reference;

import chipgap.kernel.allocation.LaneAllocator;
import chipgap.kernel.lanes.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectorised twin: loops of whole registers, which the compiler leaves without loops of single draws before and after them. Long sums go two
 * registers at a time, so that one is added to while the other waits; blocks are multiples of both, see {@link Lanes#ALIGNMENT}.
 */
final class VectorReferenceEngine extends ReferenceEngine {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();

    VectorReferenceEngine(Lanes lanes, LaneAllocator allocator, int draws) {
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
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector since = FloatVector.broadcast(LANES, launched).sub(FloatVector.fromArray(LANES, delay, i));
            VectorMask<Float> isToCome = since.lt(0);
            FloatVector ramp = since.add(1).mul(.25f);
            ramp = ramp.blend(0, ramp.lt(0));
            ramp = ramp.blend(1, ramp.compare(VectorOperators.GT, 1));
            FloatVector unlearned = FloatVector.fromArray(LANES, lacking, i);
            FloatVector best = FloatVector.broadcast(LANES, .85f);
            FloatVector yield =
                    best.sub(best.sub(FloatVector.fromArray(LANES, first, i)).mul(unlearned.blend(1, isToCome)));
            FloatVector all = FloatVector.fromArray(LANES, wafers, i);
            all.mul(ramp).mul(gross).mul(yield).intoArray(out, i);
            all.mul(FloatVector.fromArray(LANES, growth, i).add(1)).intoArray(wafers, i);
            unlearned
                    .mul(FloatVector.fromArray(LANES, left, i).blend(1, isToCome))
                    .intoArray(lacking, i);
        }
    }

    @Override
    void drawFromBank() {
        float[] out = chips[0];
        float[] rate = x[33];
        float[] whole = x[32];
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector left = FloatVector.fromArray(LANES, bank, i);
            FloatVector drawn = FloatVector.fromArray(LANES, rate, i).mul(FloatVector.fromArray(LANES, whole, i));
            drawn = drawn.blend(left, left.lt(drawn));
            left.sub(drawn).intoArray(bank, i);
            FloatVector.fromArray(LANES, out, i).add(drawn.mul(.5f)).intoArray(out, i);
        }
    }

    @Override
    void share(int t) {
        float[] c0 = chips[0];
        float[] c1 = chips[1];
        float[] c2 = chips[2];
        float[] c3 = chips[3];
        float[] cut = x[62];
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector one = FloatVector.fromArray(LANES, c0, i);
            FloatVector two = FloatVector.fromArray(LANES, c1, i);
            FloatVector three = FloatVector.fromArray(LANES, c2, i);
            FloatVector four = FloatVector.fromArray(LANES, c3, i);
            FloatVector isCut = FloatVector.zero(LANES)
                    .blend(1, FloatVector.fromArray(LANES, cut, i).compare(VectorOperators.LE, t));
            FloatVector stacked = FloatVector.fromArray(LANES, stacks, i)
                    .mul(FloatVector.broadcast(LANES, 1).sub(isCut.mul(.4f)))
                    .div(one.mul(4).add(two.mul(6)).add(three.mul(2)));
            FloatVector packaged = FloatVector.fromArray(LANES, packaging, i)
                    .div(one.mul(2).add(two.mul(2.5f)).add(three).add(four.mul(.3f)));
            packaged = packaged.blend(1, packaged.compare(VectorOperators.GT, 1));
            packaged.intoArray(packagingShare, i);
            stacked.blend(packaged, packaged.lt(stacked)).intoArray(bothShares, i);
        }
    }

    @Override
    void grow(float[] level, float[] rate) {
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector.fromArray(LANES, level, i)
                    .mul(FloatVector.fromArray(LANES, rate, i).add(1))
                    .intoArray(level, i);
        }
    }

    @Override
    void offer(int p, float rate, float[] share) {
        float[] stock = inventory[p];
        float[] made = chips[p];
        float[] out = available[p];
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector.fromArray(LANES, stock, i)
                    .add(FloatVector.fromArray(LANES, made, i)
                            .mul(FloatVector.fromArray(LANES, share, i))
                            .mul(rate))
                    .intoArray(out, i);
        }
    }

    @Override
    void importChips(int p, int t, float rate, float stopped) {
        float[] growth = x[20 + p];
        float[] ban = x[58];
        float[] stock = inventory[p];
        float[] offered = level[p];
        float[] out = available[p];
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector isBanned = FloatVector.zero(LANES)
                    .blend(1, FloatVector.fromArray(LANES, ban, i).compare(VectorOperators.LE, t));
            FloatVector all = FloatVector.fromArray(LANES, offered, i);
            FloatVector.fromArray(LANES, stock, i)
                    .add(all.mul(FloatVector.broadcast(LANES, 1).sub(isBanned.mul(stopped)))
                            .mul(rate))
                    .intoArray(out, i);
            all.mul(FloatVector.fromArray(LANES, growth, i).add(1)).intoArray(offered, i);
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
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector share = FloatVector.fromArray(LANES, share0, i)
                    .add(FloatVector.fromArray(LANES, drift, i).mul(t));
            share = share.blend(.02f, share.lt(.02f));
            share = share.blend(.98f, share.compare(VectorOperators.GT, .98f));
            FloatVector all = FloatVector.fromArray(LANES, base, i);
            all.mul(FloatVector.broadcast(LANES, 1).sub(share))
                    .add(FloatVector.fromArray(LANES, trainingUnmet, i).mul(.7f))
                    .intoArray(training, i);
            all.mul(share)
                    .add(FloatVector.fromArray(LANES, inferenceUnmet, i).mul(.7f))
                    .intoArray(inference, i);
            all.mul(FloatVector.fromArray(LANES, growth, i).add(1)).intoArray(base, i);
        }
    }

    @Override
    void split(float[] open, float[] restricted, int t) {
        float[] ban = x[60];
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector isBanned = FloatVector.zero(LANES)
                    .blend(1, FloatVector.fromArray(LANES, ban, i).compare(VectorOperators.LE, t));
            FloatVector whole = FloatVector.fromArray(LANES, open, i);
            FloatVector part = whole.mul(isBanned);
            part.intoArray(restricted, i);
            whole.sub(part).intoArray(open, i);
        }
    }

    @Override
    void use(float[] perH100e) {
        for (int i = 0; i < draws; i += 2 * WIDTH) {
            int j = i + WIDTH;
            FloatVector watts = FloatVector.fromArray(LANES, power, i);
            FloatVector otherWatts = FloatVector.fromArray(LANES, power, j);
            for (int p = 0; p < perH100e.length; p++) {
                FloatVector here = FloatVector.fromArray(LANES, used[p], i);
                FloatVector other = FloatVector.fromArray(LANES, used[p], j);
                FloatVector.fromArray(LANES, available[p], i).sub(here).intoArray(inventory[p], i);
                FloatVector.fromArray(LANES, available[p], j).sub(other).intoArray(inventory[p], j);
                watts = watts.add(here.mul(perH100e[p]));
                otherWatts = otherWatts.add(other.mul(perH100e[p]));
            }
            watts.intoArray(power, i);
            otherWatts.intoArray(power, j);
        }
    }

    @Override
    void percent(float[] missing, float[] wanted, float[] percent) {
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector.fromArray(LANES, missing, i)
                    .mul(100)
                    .div(FloatVector.fromArray(LANES, wanted, i))
                    .intoArray(percent, i);
        }
    }

    @Override
    void sum(float[][] columns, float[] sums) {
        for (int i = 0; i < draws; i += 2 * WIDTH) {
            int j = i + WIDTH;
            FloatVector sum = FloatVector.fromArray(LANES, columns[0], i);
            FloatVector other = FloatVector.fromArray(LANES, columns[0], j);
            for (int c = 1; c < columns.length; c++) {
                sum = sum.add(FloatVector.fromArray(LANES, columns[c], i));
                other = other.add(FloatVector.fromArray(LANES, columns[c], j));
            }
            sum.intoArray(sums, i);
            other.intoArray(sums, j);
        }
    }

    @Override
    void add(float[] sums, float[] column) {
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector.fromArray(LANES, sums, i)
                    .add(FloatVector.fromArray(LANES, column, i))
                    .intoArray(sums, i);
        }
    }
}
