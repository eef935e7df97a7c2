package chipgap.kernel.reference;

import chipgap.kernel.allocation.LaneAllocator;
import chipgap.kernel.lanes.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectorised twin: loops of whole registers, which the compiler leaves without loops of single draws before and after them. Long sums go several
 * registers at a time, so that one is added to while the others wait. Numbers are bounded by their bits, which order as they do from 0 on.
 */
final class VectorReferenceEngine extends ReferenceEngine {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int ONE = Float.floatToRawIntBits(1);
    private static final int LEAST_SHARE = Float.floatToRawIntBits(.02f);
    private static final int MOST_SHARE = Float.floatToRawIntBits(.98f);

    VectorReferenceEngine(Lanes lanes, LaneAllocator allocator, int draws) {
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
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector since = FloatVector.broadcast(LANES, launched).sub(FloatVector.fromArray(LANES, n, delay + i));
            VectorMask<Float> isToCome = since.lt(0);
            FloatVector ramp =
                    since.add(1).mul(.25f).reinterpretAsInts().max(0).min(ONE).reinterpretAsFloats();
            FloatVector unlearned = FloatVector.fromArray(LANES, n, lacking + i);
            FloatVector best = FloatVector.broadcast(LANES, .85f);
            FloatVector yield = best.sub(
                    best.sub(FloatVector.fromArray(LANES, n, first + i)).mul(unlearned.blend(1, isToCome)));
            FloatVector all = FloatVector.fromArray(LANES, n, wafers + i);
            all.mul(ramp).mul(gross).mul(yield).intoArray(n, out + i);
            all.mul(FloatVector.fromArray(LANES, n, growth + i).add(1)).intoArray(n, wafers + i);
            unlearned
                    .mul(FloatVector.fromArray(LANES, n, left + i).blend(1, isToCome))
                    .intoArray(n, lacking + i);
        }
    }

    @Override
    void drawFromBank() {
        int bank = at(BANK);
        int out = at(CHIPS);
        int rate = at(33);
        int whole = at(32);
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector left = FloatVector.fromArray(LANES, n, bank + i);
            FloatVector drawn =
                    FloatVector.fromArray(LANES, n, rate + i).mul(FloatVector.fromArray(LANES, n, whole + i));
            drawn = drawn.blend(left, left.lt(drawn));
            left.sub(drawn).intoArray(n, bank + i);
            FloatVector.fromArray(LANES, n, out + i).add(drawn.mul(.5f)).intoArray(n, out + i);
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
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector one = FloatVector.fromArray(LANES, n, c0 + i);
            FloatVector two = FloatVector.fromArray(LANES, n, c1 + i);
            FloatVector three = FloatVector.fromArray(LANES, n, c2 + i);
            FloatVector four = FloatVector.fromArray(LANES, n, c3 + i);
            FloatVector kept = FloatVector.broadcast(LANES, 1)
                    .blend(1 - .4f, FloatVector.fromArray(LANES, n, cut + i).compare(VectorOperators.LE, t));
            FloatVector stacked = FloatVector.fromArray(LANES, n, stacks + i)
                    .mul(kept)
                    .div(one.mul(4).add(two.mul(6)).add(three.mul(2)));
            FloatVector packaged = FloatVector.fromArray(LANES, n, packaging + i)
                    .div(one.mul(2).add(two.mul(2.5f)).add(three).add(four.mul(.3f)));
            IntVector share = packaged.reinterpretAsInts().min(ONE);
            share.reinterpretAsFloats().intoArray(n, packagingShare + i);
            share.min(stacked.reinterpretAsInts()).reinterpretAsFloats().intoArray(n, bothShares + i);
        }
    }

    @Override
    void grow(int level, int rate) {
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector.fromArray(LANES, n, level + i)
                    .mul(FloatVector.fromArray(LANES, n, rate + i).add(1))
                    .intoArray(n, level + i);
        }
    }

    @Override
    void offer(int p, float rate, int share) {
        int stock = at(INVENTORY + p);
        int made = at(CHIPS + p);
        int out = at(AVAILABLE + p);
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector.fromArray(LANES, n, stock + i)
                    .add(FloatVector.fromArray(LANES, n, made + i)
                            .mul(FloatVector.fromArray(LANES, n, share + i))
                            .mul(rate))
                    .intoArray(n, out + i);
        }
    }

    @Override
    void importChips(int p, int t, float rate, float stopped) {
        int growth = at(20 + p);
        int ban = at(58);
        int stock = at(INVENTORY + p);
        int offered = at(16 + p);
        int out = at(AVAILABLE + p);
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector allowed = FloatVector.broadcast(LANES, 1)
                    .blend(1 - stopped, FloatVector.fromArray(LANES, n, ban + i).compare(VectorOperators.LE, t));
            FloatVector all = FloatVector.fromArray(LANES, n, offered + i);
            FloatVector.fromArray(LANES, n, stock + i)
                    .add(all.mul(allowed).mul(rate))
                    .intoArray(n, out + i);
            all.mul(FloatVector.fromArray(LANES, n, growth + i).add(1)).intoArray(n, offered + i);
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
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector share = FloatVector.fromArray(LANES, n, share0 + i)
                    .add(FloatVector.fromArray(LANES, n, drift + i).mul(t))
                    .reinterpretAsInts()
                    .max(LEAST_SHARE)
                    .min(MOST_SHARE)
                    .reinterpretAsFloats();
            FloatVector all = FloatVector.fromArray(LANES, n, base + i);
            all.mul(FloatVector.broadcast(LANES, 1).sub(share))
                    .add(FloatVector.fromArray(LANES, n, trainingUnmet + i).mul(.7f))
                    .intoArray(n, training + i);
            all.mul(share)
                    .add(FloatVector.fromArray(LANES, n, inferenceUnmet + i).mul(.7f))
                    .intoArray(n, inference + i);
            all.mul(FloatVector.fromArray(LANES, n, growth + i).add(1)).intoArray(n, base + i);
        }
    }

    @Override
    void split(int open, int restricted, int t) {
        int ban = at(60);
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector whole = FloatVector.fromArray(LANES, n, open + i);
            FloatVector part = FloatVector.zero(LANES)
                    .blend(whole, FloatVector.fromArray(LANES, n, ban + i).compare(VectorOperators.LE, t));
            part.intoArray(n, restricted + i);
            whole.sub(part).intoArray(n, open + i);
        }
    }

    @Override
    void use(float[] perH100e) {
        int power = at(POWER);
        for (int i = 0; i < draws; i += 2 * WIDTH) {
            int j = i + WIDTH;
            FloatVector watts = FloatVector.fromArray(LANES, n, power + i);
            FloatVector otherWatts = FloatVector.fromArray(LANES, n, power + j);
            for (int p = 0; p < perH100e.length; p++) {
                FloatVector here = FloatVector.fromArray(LANES, n, at(USED + p) + i);
                FloatVector other = FloatVector.fromArray(LANES, n, at(USED + p) + j);
                FloatVector.fromArray(LANES, n, at(AVAILABLE + p) + i).sub(here).intoArray(n, at(INVENTORY + p) + i);
                FloatVector.fromArray(LANES, n, at(AVAILABLE + p) + j)
                        .sub(other)
                        .intoArray(n, at(INVENTORY + p) + j);
                watts = watts.add(here.mul(perH100e[p]));
                otherWatts = otherWatts.add(other.mul(perH100e[p]));
            }
            watts.intoArray(n, power + i);
            otherWatts.intoArray(n, power + j);
        }
    }

    @Override
    void percent(int missing, int wanted, int percent) {
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector.fromArray(LANES, n, missing + i)
                    .mul(100)
                    .div(FloatVector.fromArray(LANES, n, wanted + i))
                    .intoArray(n, percent + i);
        }
    }

    @Override
    void sum(int first, int columns, int sums) {
        for (int i = 0; i < draws; i += 4 * WIDTH) {
            int from = at(first) + i;
            FloatVector sum0 = FloatVector.fromArray(LANES, n, from);
            FloatVector sum1 = FloatVector.fromArray(LANES, n, from + WIDTH);
            FloatVector sum2 = FloatVector.fromArray(LANES, n, from + 2 * WIDTH);
            FloatVector sum3 = FloatVector.fromArray(LANES, n, from + 3 * WIDTH);
            for (int c = first + 1; c < first + columns; c++) {
                int next = at(c) + i;
                sum0 = sum0.add(FloatVector.fromArray(LANES, n, next));
                sum1 = sum1.add(FloatVector.fromArray(LANES, n, next + WIDTH));
                sum2 = sum2.add(FloatVector.fromArray(LANES, n, next + 2 * WIDTH));
                sum3 = sum3.add(FloatVector.fromArray(LANES, n, next + 3 * WIDTH));
            }
            sum0.intoArray(n, sums + i);
            sum1.intoArray(n, sums + i + WIDTH);
            sum2.intoArray(n, sums + i + 2 * WIDTH);
            sum3.intoArray(n, sums + i + 3 * WIDTH);
        }
    }

    @Override
    void add(int sums, int column) {
        for (int i = 0; i < draws; i += WIDTH) {
            FloatVector.fromArray(LANES, n, sums + i)
                    .add(FloatVector.fromArray(LANES, n, column + i))
                    .intoArray(n, sums + i);
        }
    }
}
