package chipgap.kernel.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneBlockTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 32, 64, 100, 1024})
    void columnsKeepApartAndBeginALine(int draws) {
        LaneBlock block = new LaneBlock(5, draws);
        for (int column = 0; column < 5; column++) {
            block.fill(column, column + 1);
        }
        block.set(2, block.column(3));
        for (int column = 0; column < 5; column++) {
            assertThat(block.column(column)).hasSize(draws).containsOnly(column == 2 ? 4 : column + 1);
            assertThat(block.get(column, draws - 1)).isEqualTo(column == 2 ? 4 : column + 1);
            // 16 bytes of an array's header and four bytes a number.
            assertThat((16 + 4 * block.place(column)) % 64).isZero();
        }
    }

    @Test
    void aBlockOfNothingIsRefused() {
        assertThatThrownBy(() -> new LaneBlock(0, 64)).hasMessageContaining("column (0)");
        assertThatThrownBy(() -> new LaneBlock(3, 0)).hasMessageContaining("draw (0)");
    }
}
