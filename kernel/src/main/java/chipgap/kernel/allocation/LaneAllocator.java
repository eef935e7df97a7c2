package chipgap.kernel.allocation;

import chipgap.kernel.lanes.Lanes;

/**
 * The exact allocation of {@link Allocator} on many draws at once, in single precision. Holds working space: one a thread.
 *
 * <p>Both twins do the same operations in the same order, so that their results are equal in every bit. They agree with {@link Allocator} to
 * 1e-5 of the need.
 */
public sealed interface LaneAllocator permits ScalarLaneAllocator, VectorLaneAllocator {

    /** The fastest allocator that this process can use. */
    static LaneAllocator best(AllocationNetwork network) {
        LaneTables tables = new LaneTables(network);
        return Lanes.isVectorModulePresent() ? new VectorLaneAllocator(tables) : new ScalarLaneAllocator(tables);
    }

    /** The plain twin. */
    static LaneAllocator scalar(AllocationNetwork network) {
        return new ScalarLaneAllocator(new LaneTables(network));
    }

    /**
     * Allocates in every draw. Columns hold one number a draw, all of one length, a multiple of {@link Lanes#ALIGNMENT}.
     *
     * @param supply amounts by supply, finite, 0 or more
     * @param need needs by cell, finite, 0 or more
     * @param unmet receives the unmet needs by cell; exactly 0 where a need is met in full
     * @param used receives what is used of each supply
     */
    void allocate(float[][] supply, float[][] need, float[][] unmet, float[][] used);
}
