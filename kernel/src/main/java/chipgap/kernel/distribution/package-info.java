/** Distributions by their quantile function. Entry type: {@link chipgap.kernel.distribution.Distribution}. */
@NullMarked
package chipgap.kernel.distribution;

import org.jspecify.annotations.NullMarked;
