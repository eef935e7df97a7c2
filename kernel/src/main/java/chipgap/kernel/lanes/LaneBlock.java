package chipgap.kernel.lanes;

import java.util.Arrays;

/**
 * Columns of draws in one array, each from the beginning of a line of the cache on: a register that straddles two lines takes two accesses. The JVM
 * does not promise where an array begins; under its usual collector (G1) one as large as this has a region of its own, and under others the same
 * numbers take a little longer.
 */
public final class LaneBlock {
    /** Place of the first number that begins a line, behind the 16 bytes of an array's header. */
    public static final int FIRST = 12;

    private static final int LINE = 16;
    private static final int NUMBERS_OF_A_REGION = 1 << 19;

    private final int draws;
    private final int stride;
    private final float[] numbers;

    /**
     * Columns of zeros. Between any two is a line, because the cache keeps few lines that are a power of two apart.
     *
     * @param columns how many, at least one
     * @param draws draws of each, at least one
     */
    public LaneBlock(int columns, int draws) {
        if (columns < 1 || draws < 1) {
            throw new IllegalArgumentException(
                    "A block needs at least one column (%d) and one draw (%d).".formatted(columns, draws));
        }
        this.draws = draws;
        stride = (draws + LINE - 1) / LINE * LINE + LINE;
        numbers = room(Math.multiplyExact(columns, stride));
    }

    /** An array for so many numbers from {@link #FIRST} on. */
    public static float[] room(int numbers) {
        return new float[Math.max(NUMBERS_OF_A_REGION, FIRST + numbers)];
    }

    /** Draws of a column. */
    public int draws() {
        return draws;
    }

    /** All columns, to read and to write. */
    public float[] numbers() {
        return numbers;
    }

    /** Place of a column's first number in {@link #numbers}. */
    public int place(int column) {
        return FIRST + column * stride;
    }

    public float get(int column, int draw) {
        return numbers[place(column) + draw];
    }

    public void put(int column, int draw, float value) {
        numbers[place(column) + draw] = value;
    }

    /** A copy of a column. */
    public float[] column(int column) {
        return Arrays.copyOfRange(numbers, place(column), place(column) + draws);
    }

    /** Copies values into a column. */
    public void set(int column, float[] values) {
        System.arraycopy(values, 0, numbers, place(column), draws);
    }

    /** Makes every number of a column the same. */
    public void fill(int column, float value) {
        Arrays.fill(numbers, place(column), place(column) + draws, value);
    }
}
