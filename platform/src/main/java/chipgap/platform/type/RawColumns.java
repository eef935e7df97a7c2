package chipgap.platform.type;

import chipgap.kernel.time.QuarterRange;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/** Columns of numbers as octets: IEEE 754 single precision, the lowest octet first. No octets stand for zeros throughout. */
public final class RawColumns {
    private RawColumns() {}

    /**
     * Where the quarters asked for stand in rows over more quarters, row after row.
     *
     * @param whole quarters of a row
     */
    public static int[] positions(QuarterRange asked, QuarterRange whole, int draws) {
        int offset = asked.start().index() - whole.start().index();
        return IntStream.range(0, draws * asked.length())
                .map(i -> i / asked.length() * whole.length() + offset + i % asked.length())
                .toArray();
    }

    /**
     * The octets of a column.
     *
     * @param values numbers
     * @param positions where those of the column stand among them, in their order
     */
    public static ByteString octets(double[] values, int[] positions) {
        ByteBuffer octets = ByteBuffer.allocate(Float.BYTES * positions.length).order(ByteOrder.LITTLE_ENDIAN);
        boolean isAnything = false;
        for (int position : positions) {
            float value = (float) values[position];
            octets.putFloat(value);
            isAnything |= value != 0;
        }
        return isAnything ? UnsafeByteOperations.unsafeWrap(octets.array()) : ByteString.EMPTY;
    }

    /**
     * The numbers of a column.
     *
     * @param count how many it has
     * @throws IllegalArgumentException when the octets are those of another number of them
     */
    public static float[] numbers(ByteString octets, int count) {
        float[] numbers = new float[count];
        if (!octets.isEmpty()) {
            if (octets.size() != Float.BYTES * count) {
                throw new IllegalArgumentException(
                        "A raw column of %d numbers has %d octets, not %d. Send 4 for each number, or none for zeros."
                                .formatted(count, Float.BYTES * count, octets.size()));
            }
            octets.asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(numbers);
        }
        return numbers;
    }
}
