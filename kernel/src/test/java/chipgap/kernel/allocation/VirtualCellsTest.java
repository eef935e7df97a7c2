package chipgap.kernel.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.allocation.VirtualCells.VaryingCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VirtualCellsTest {
    private static final int OPEN = 0;
    private static final int BOUND = 1;

    private final VirtualCells virtual = new VirtualCells(
            List.of(new VaryingCell(List.of(0b11L, 0b01L), 0), new VaryingCell(List.of(0b10L, 0b10L), 1, 3)));

    @Test
    void statesOfOneEligibilityShareAVirtualCell() {
        assertThat(virtual.cells()).containsExactly(new Cell(0b11, 0), new Cell(0b01, 0), new Cell(0b10, 1, 3));
        double[] need = new double[3];
        virtual.add(1, OPEN, 5, need);
        virtual.add(1, BOUND, 2, need);
        assertThat(need).containsExactly(0, 0, 7);
    }

    @Test
    void aFractionMayBeRestricted() {
        double[] need = new double[3];
        virtual.add(0, OPEN, BOUND, .25, 8, need);
        assertThat(need).containsExactly(6, 2, 0);
        double[] unmet = new double[3];
        new Allocator(new AllocationNetwork(2, virtual.cells(), List.of(0, 1)))
                .allocate(new double[] {1, 100}, need, unmet, new double[2]);
        double[] unmetOfCell = new double[2];
        virtual.sum(unmet, unmetOfCell);
        assertThat(unmetOfCell)
                .as("only the restricted part is short")
                .containsExactly(new double[] {1, 0}, within(1e-12));
    }

    @Test
    void oneNetworkServesEveryStateAsANetworkOfItsOwnWould() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            List<VaryingCell> varying = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                varying.add(new VaryingCell(random.longs(3, 0, 16).boxed().toList(), random.nextInt(3)));
            }
            VirtualCells cells = new VirtualCells(varying);
            double[] virtualNeed = new double[cells.cells().size()];
            double[] need = random.doubles(6, 0, 20).toArray();
            List<Cell> plain = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int state = random.nextInt(3);
                cells.add(i, state, need[i], virtualNeed);
                plain.add(new Cell(
                        varying.get(i).eligible().get(state), varying.get(i).tier()));
            }
            double[] supply = random.doubles(4, 0, 25).toArray();
            double[] expected = unmet(plain, supply, need);
            double[] unmet = new double[6];
            cells.sum(unmet(cells.cells(), supply, virtualNeed), unmet);
            assertThat(unmet).as("seed %d", seed).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void refusesACellWithoutStates() {
        assertThatThrownBy(() -> new VaryingCell(List.of(), 0)).hasMessageContaining("at least one state");
    }

    private static double[] unmet(List<Cell> cells, double[] supply, double[] need) {
        double[] unmet = new double[need.length];
        new Allocator(new AllocationNetwork(4, cells, List.of(0, 1, 2, 3)))
                .allocate(supply, need, unmet, new double[4]);
        return unmet;
    }
}
