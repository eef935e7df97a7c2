package chipgap.platform.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

class RawColumnsTest {
    @Test
    void numbersComeBackInTheOrderOfTheirPositions() {
        double[] values = {1, -2.5, 3e30, 0, 1e-40};
        ByteString octets = RawColumns.octets(values, new int[] {4, 1, 3, 2});
        assertThat(RawColumns.numbers(octets, 4)).containsExactly(1e-40f, -2.5f, 0, 3e30f);
    }

    @Test
    void theLowestOctetComesFirst() {
        assertThat(RawColumns.octets(new double[] {1}, new int[] {0}).toByteArray())
                .containsExactly(0, 0, (byte) 0x80, 0x3f);
    }

    @Test
    void zerosTakeNoOctets() {
        ByteString none = RawColumns.octets(new double[] {0, 0, 7}, new int[] {0, 1});
        assertThat(none).isEmpty();
        assertThat(RawColumns.numbers(none, 2)).containsExactly(0, 0);
    }

    @Test
    void refusesTheColumnOfAnotherNumberOfDraws() {
        ByteString octets = RawColumns.octets(new double[] {1, 2}, new int[] {0, 1});
        assertThatThrownBy(() -> RawColumns.numbers(octets, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 octets, not 8");
    }

    @Test
    void theQuartersAskedForStandInsideEachRow() {
        Quarter first = new Quarter(2024, 1);
        QuarterRange whole = new QuarterRange(first, first.plus(4));
        QuarterRange asked = new QuarterRange(first.plus(1), first.plus(3));
        assertThat(RawColumns.positions(asked, whole, 2)).containsExactly(1, 2, 5, 6);
    }
}
