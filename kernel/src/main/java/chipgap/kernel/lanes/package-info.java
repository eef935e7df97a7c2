/**
 * Arithmetic on many draws at once: single-precision columns, one number a draw. Two twins, plain and vectorised, agree bit for bit. Entry type:
 * {@link chipgap.kernel.lanes.Lanes}.
 */
@NullMarked
package chipgap.kernel.lanes;

import org.jspecify.annotations.NullMarked;
