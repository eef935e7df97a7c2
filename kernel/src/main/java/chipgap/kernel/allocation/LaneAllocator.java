package chipgap.kernel.allocation;

import chipgap.kernel.lanes.LaneBlock;
import chipgap.kernel.lanes.Lanes;

/**
 * The exact allocation of {@link Allocator} on many draws at once, in single precision. Holds working space: one a thread.
 *
 * <p>Both twins do the same operations in the same order, so that their results are equal in every bit. They agree with {@link Allocator} to
 * 1e-5 of the need.
 */
public sealed interface LaneAllocator permits ScalarLaneAllocator, VectorLaneAllocator, EachDrawAllocator {

    /** The fastest allocator that this process can use. */
    static LaneAllocator best(AllocationNetwork network) {
        return Lanes.isVectorModulePresent() && network.closedSets ? new VectorLaneAllocator(network) : scalar(network);
    }

    /** The plain twin; networks without closed sets, or with very many groups, go through {@link Allocator}. */
    static LaneAllocator scalar(AllocationNetwork network) {
        return network.closedSets ? new ScalarLaneAllocator(network.tables()) : new EachDrawAllocator(network);
    }

    /**
     * Allocates in every draw of a block, whose draws are a multiple of {@link Lanes#ALIGNMENT}.
     *
     * @param block holds the columns
     * @param supply first of the columns of supplies: amounts, finite, 0 or more
     * @param need first of the columns of cells: needs, finite, 0 or more
     * @param unmet first of the columns that receive the unmet needs by cell; exactly 0 where a need is met in full
     * @param used first of the columns that receive what is used of each supply
     */
    void allocate(LaneBlock block, int supply, int need, int unmet, int used);
}
