/** Exact allocation of several supplies to prioritised needs. Entry type: {@link chipgap.kernel.allocation.AllocationNetwork}. */
@NullMarked
package chipgap.kernel.allocation;

import org.jspecify.annotations.NullMarked;
