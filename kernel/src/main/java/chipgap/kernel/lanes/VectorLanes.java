package chipgap.kernel.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectorised twin, with the widest registers of the machine. Every function is one loop with all of its vectors in local variables: a method
 * that returned a vector and was not inlined would put each of them on the heap.
 */
final class VectorLanes implements Lanes {
    static final VectorLanes INSTANCE = new VectorLanes();

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, FLOATS.vectorShape());
    /** Counters of a group of draws. */
    private static final int COUNTERS = ALIGNMENT / 4;

    private static final long LOW = 0xFFFFFFFFL;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private VectorLanes() {}

    @Override
    public void words(long key, long step, long firstDraw, int[] words) {
        for (int group = 0; group < words.length; group += ALIGNMENT) {
            long counter = (firstDraw + group) / ALIGNMENT * COUNTERS;
            for (int lane = 0; lane < COUNTERS; lane += LONGS.length()) {
                wordsOfCounters(key, step, counter + lane, words, group + 2 * lane);
            }
        }
    }

    /** Philox on as many counters as there are lanes; the first two words of a counter stand side by side, the others 16 draws on. */
    private static void wordsOfCounters(long key, long step, long counter, int[] words, int at) {
        LongVector counters = LongVector.broadcast(LONGS, counter).addIndex(1);
        LongVector c0 = counters.and(LOW);
        LongVector c1 = counters.lanewise(VectorOperators.LSHR, 32);
        LongVector c2 = LongVector.broadcast(LONGS, step & LOW);
        LongVector c3 = LongVector.broadcast(LONGS, step >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            LongVector product0 = c0.and(LOW).mul(MULTIPLIER_0);
            LongVector product1 = c2.and(LOW).mul(MULTIPLIER_1);
            c0 = product1.lanewise(VectorOperators.LSHR, 32)
                    .lanewise(VectorOperators.XOR, c1)
                    .lanewise(VectorOperators.XOR, k0 & LOW);
            c1 = product1.and(LOW);
            c2 = product0.lanewise(VectorOperators.LSHR, 32)
                    .lanewise(VectorOperators.XOR, c3)
                    .lanewise(VectorOperators.XOR, k1 & LOW);
            c3 = product0.and(LOW);
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        c0.and(LOW)
                .lanewise(VectorOperators.OR, c1.lanewise(VectorOperators.LSHL, 32))
                .reinterpretAsInts()
                .intoArray(words, at);
        c2.and(LOW)
                .lanewise(VectorOperators.OR, c3.lanewise(VectorOperators.LSHL, 32))
                .reinterpretAsInts()
                .intoArray(words, at + ALIGNMENT / 2);
    }

    @Override
    public void normals(int[] words, float[] normals) {
        for (int i = 0; i < words.length; i += FLOATS.length()) {
            IntVector word = IntVector.fromArray(INTS, words, i);
            IntVector magnitude = word.and(LaneMath.MAGNITUDE);
            FloatVector tail = ((FloatVector) magnitude.convert(VectorOperators.I2F, 0))
                    .fma(FloatVector.broadcast(FLOATS, 0x1p-32f), FloatVector.broadcast(FLOATS, 0x1p-33f));
            FloatVector x = ((FloatVector) IntVector.broadcast(INTS, LaneMath.MAGNITUDE)
                            .sub(magnitude)
                            .convert(VectorOperators.I2F, 0))
                    .fma(FloatVector.broadcast(FLOATS, 0x1p-31f), FloatVector.broadcast(FLOATS, 0x1p-32f));
            IntVector bits = tail.mul(FloatVector.broadcast(FLOATS, 1).sub(tail))
                    .reinterpretAsInts()
                    .add(LaneMath.FOURFOLD - LaneMath.ROOT_HALF_BITS);
            FloatVector exponent = (FloatVector)
                    bits.lanewise(VectorOperators.ASHR, LaneMath.EXPONENT_SHIFT).convert(VectorOperators.I2F, 0);
            FloatVector f = bits.and(LaneMath.FRACTION_BITS)
                    .add(LaneMath.ROOT_HALF_BITS)
                    .reinterpretAsFloats()
                    .sub(1);
            FloatVector log = FloatVector.broadcast(FLOATS, LaneMath.CENTRED_LOG[0]);
            for (int c = 1; c < LaneMath.CENTRED_LOG.length; c++) {
                log = log.fma(f, FloatVector.broadcast(FLOATS, LaneMath.CENTRED_LOG[c]));
            }
            FloatVector central = exponent.fma(FloatVector.broadcast(FLOATS, -LaneMath.LN2), log);
            FloatVector ratio = FloatVector.broadcast(FLOATS, LaneMath.QUANTILE_CENTRAL[0]);
            for (int c = 1; c < LaneMath.QUANTILE_CENTRAL.length; c++) {
                ratio = ratio.fma(central, FloatVector.broadcast(FLOATS, LaneMath.QUANTILE_CENTRAL[c]));
            }
            VectorMask<Float> isTail = central.compare(VectorOperators.GE, LaneMath.CENTRE);
            if (isTail.anyTrue()) {
                FloatVector far = central.add(LaneMath.CENTRE).sqrt().sub(3);
                FloatVector tailRatio = FloatVector.broadcast(FLOATS, LaneMath.QUANTILE_TAIL[0]);
                for (int c = 1; c < LaneMath.QUANTILE_TAIL.length; c++) {
                    tailRatio = tailRatio.fma(far, FloatVector.broadcast(FLOATS, LaneMath.QUANTILE_TAIL[c]));
                }
                ratio = ratio.blend(tailRatio, isTail);
            }
            ratio.mul(x)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, word.and(LaneMath.SIGN))
                    .reinterpretAsFloats()
                    .intoArray(normals, i);
        }
    }

    @Override
    public void exp(float[] values) {
        int i = 0;
        for (; i < FLOATS.loopBound(values.length); i += FLOATS.length()) {
            FloatVector x = FloatVector.fromArray(FLOATS, values, i)
                    .max(LaneMath.EXP_LOWEST)
                    .min(LaneMath.EXP_HIGHEST);
            FloatVector shifted = x.fma(
                    FloatVector.broadcast(FLOATS, LaneMath.LOG2_E), FloatVector.broadcast(FLOATS, LaneMath.ROUNDER));
            FloatVector whole = shifted.sub(LaneMath.ROUNDER);
            FloatVector r = whole.fma(
                    FloatVector.broadcast(FLOATS, -LaneMath.LN2_LOW),
                    whole.fma(FloatVector.broadcast(FLOATS, -LaneMath.LN2_HIGH), x));
            FloatVector series = FloatVector.broadcast(FLOATS, LaneMath.EXP[0]);
            for (int c = 1; c < LaneMath.EXP.length; c++) {
                series = series.fma(r, FloatVector.broadcast(FLOATS, LaneMath.EXP[c]));
            }
            IntVector power = shifted.reinterpretAsInts()
                    .add(LaneMath.BIAS - LaneMath.ROUNDER_BITS)
                    .lanewise(VectorOperators.LSHL, LaneMath.EXPONENT_SHIFT);
            series.fma(r.mul(r), r).add(1).mul(power.reinterpretAsFloats()).intoArray(values, i);
        }
        for (; i < values.length; i++) {
            values[i] = LaneMath.exp(values[i]);
        }
    }

    @Override
    public void log(float[] values) {
        int i = 0;
        for (; i < FLOATS.loopBound(values.length); i += FLOATS.length()) {
            IntVector bits =
                    FloatVector.fromArray(FLOATS, values, i).reinterpretAsInts().sub(LaneMath.ROOT_HALF_BITS);
            FloatVector exponent = (FloatVector)
                    bits.lanewise(VectorOperators.ASHR, LaneMath.EXPONENT_SHIFT).convert(VectorOperators.I2F, 0);
            FloatVector f = bits.and(LaneMath.FRACTION_BITS)
                    .add(LaneMath.ROOT_HALF_BITS)
                    .reinterpretAsFloats()
                    .sub(1);
            FloatVector square = f.mul(f);
            FloatVector series = FloatVector.broadcast(FLOATS, LaneMath.LOG[0]);
            for (int c = 1; c < LaneMath.LOG.length; c++) {
                series = series.fma(f, FloatVector.broadcast(FLOATS, LaneMath.LOG[c]));
            }
            FloatVector rest = exponent.fma(FloatVector.broadcast(FLOATS, LaneMath.LN2_LOW), series.mul(f.mul(square)));
            exponent.fma(
                            FloatVector.broadcast(FLOATS, LaneMath.LN2_HIGH),
                            f.add(square.fma(FloatVector.broadcast(FLOATS, -.5f), rest)))
                    .intoArray(values, i);
        }
        for (; i < values.length; i++) {
            values[i] = LaneMath.log(values[i]);
        }
    }

    @Override
    public int positives(float[] values, int[] bits) {
        IntVector signs = IntVector.zero(INTS);
        int positives = 0;
        int i = 0;
        for (; i < INTS.loopBound(values.length); i += INTS.length()) {
            IntVector here = FloatVector.fromArray(FLOATS, values, i).reinterpretAsInts();
            VectorMask<Integer> isPositive = here.compare(VectorOperators.GT, 0);
            here.compress(isPositive).intoArray(bits, positives);
            positives += isPositive.trueCount();
            signs = signs.or(here);
        }
        int any = signs.reduceLanes(VectorOperators.OR);
        for (; i < values.length; i++) {
            int here = Float.floatToRawIntBits(values[i]);
            bits[positives] = here;
            positives += here > 0 ? 1 : 0;
            any |= here;
        }
        return any < 0 ? -1 : positives;
    }
}
