package chipgap.kernel.reference;

import chipgap.kernel.allocation.AllocationNetwork;
import chipgap.kernel.allocation.AllocationNetwork.Cell;
import java.util.ArrayList;
import java.util.List;

/** Who may use what in REF-1. Cells whose eligibility event B changes stand twice, as open and, at the end, as restricted. */
public final class ReferenceNetwork {
    /** Cells that event B restricts. */
    static final int[] SPLIT_CELLS = {2, 3, 5};

    public static final int CELLS = ReferenceModel.CELLS + SPLIT_CELLS.length;

    public static final int SUPPLIES = ReferenceModel.PRODUCTS;

    private ReferenceNetwork() {}

    /** The network of both states of event B. */
    public static AllocationNetwork create() {
        return new AllocationNetwork(ReferenceModel.PRODUCTS, cells(), ReferenceModel.ORDER);
    }

    /** The cells of both states of event B. */
    public static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>(ReferenceModel.cells(false));
        for (int cell : SPLIT_CELLS) {
            cells.add(ReferenceModel.cells(true).get(cell));
        }
        return List.copyOf(cells);
    }
}
