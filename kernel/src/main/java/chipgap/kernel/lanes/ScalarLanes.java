package chipgap.kernel.lanes;

import chipgap.kernel.random.Philox4x32;

/** The plain twin. */
final class ScalarLanes implements Lanes {
    static final ScalarLanes INSTANCE = new ScalarLanes();

    private ScalarLanes() {}

    @Override
    public void words(long key, long step, long firstDraw, int[] words) {
        for (int i = 0; i < words.length; i++) {
            long draw = firstDraw + i;
            long counter = draw / 32 * 8 + draw % 16 / 2;
            long bits = Philox4x32.bits(counter, step, key, (int) (draw / 16 % 2));
            words[i] = (int) (draw % 2 == 0 ? bits : bits >>> 32);
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
}
