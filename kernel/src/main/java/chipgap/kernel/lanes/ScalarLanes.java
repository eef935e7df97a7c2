package chipgap.kernel.lanes;

import chipgap.kernel.random.Philox4x32;

/** The plain twin. */
final class ScalarLanes implements Lanes {
    static final ScalarLanes INSTANCE = new ScalarLanes();

    private ScalarLanes() {}

    @Override
    public void words(long key, long step, long firstDraw, int[] words) {
        int half = ALIGNMENT / 2;
        for (int group = 0; group < words.length; group += ALIGNMENT) {
            long counter = (firstDraw + group) / ALIGNMENT * (ALIGNMENT / 4);
            for (int i = group; i < group + half; i += 2) {
                Philox4x32.Output output = Philox4x32.output(counter, step, key);
                words[i] = (int) output.low();
                words[i + 1] = (int) (output.low() >>> 32);
                words[i + half] = (int) output.high();
                words[i + half + 1] = (int) (output.high() >>> 32);
                counter++;
            }
        }
    }

    @Override
    public void normals(int[] words, float[] normals) {
        for (int i = 0; i < words.length; i++) {
            normals[i] = LaneMath.normal(words[i]);
        }
    }

    @Override
    public void exp(float[] values) {
        LaneColumns.exp(values);
    }

    @Override
    public void log(float[] values) {
        LaneColumns.log(values);
    }

    @Override
    public int positives(float[] values, int[] bits) {
        int positives = 0;
        int any = 0;
        for (float value : values) {
            int here = Float.floatToRawIntBits(value);
            bits[positives] = here;
            positives += -here >>> (Integer.SIZE - 1);
            any |= here;
        }
        return any < 0 ? -1 : positives;
    }
}
