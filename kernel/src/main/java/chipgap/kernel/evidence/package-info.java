/** From published figures to sampled values and paths: quantiles, opinion pools, interpolation in time. Entry type: {@link chipgap.kernel.evidence.Evidence}. */
@NullMarked
package chipgap.kernel.evidence;

import org.jspecify.annotations.NullMarked;
